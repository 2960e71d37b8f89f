namespace CivilAffairs.Relief.Domain.Tests.Households;

/// <summary>Entitlements of the relief plan that rights are tried on.</summary>
internal static class Plan
{
    public static readonly Entitlement Rice = Of("rice-daily", "rice", 500, EntitlementBasis.Person, periodDays: 10);
    public static readonly Entitlement Quilt = Of("quilt-once", "quilt", 1, EntitlementBasis.Person, periodDays: null);
    public static readonly Entitlement Tent = Of("tent-lost-home", "tent", 1, EntitlementBasis.Household, periodDays: null, EntitlementCondition.HomeLost);

    public static readonly Entitlement Water = Of("water-relocated", "water", 2_000, EntitlementBasis.Person, periodDays: 1, EntitlementCondition.Relocated);
    public static readonly Entitlement MoreRice = Of("rice-extra", "rice", 5_000, EntitlementBasis.Household, periodDays: 30);

    public static readonly Entitlement[] All = [Rice, Quilt, Tent, Water, MoreRice];

    public static Entitlement Of(string code, string item, long amount, EntitlementBasis basis, int? periodDays, params EntitlementCondition[] conditions) =>
        new(EntitlementCode.Parse(code), new(code, code), ItemCode.Parse(item), new(amount), basis, periodDays, new(2016, 6, 25)) { Conditions = conditions };
}
