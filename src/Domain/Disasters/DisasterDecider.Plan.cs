using static CivilAffairs.Relief.Domain.Decision;

namespace CivilAffairs.Relief.Domain;

public sealed partial class DisasterDecider
{
    /// <summary>In the item's base unit, for one person or household: a thousand tonnes. Beyond is a slip of the hand.</summary>
    private const long LargestAmount = 1_000_000_000;

    private const int LongestPeriod = 366;

    private const int MostInstalments = 10;

    /// <summary>One instalment, in fen: a million 元. Beyond is a slip of the hand.</summary>
    private const long LargestInstalment = 100_000_000;

    // The stages money may be tied to, in their order. Nothing is owed for a house that failed its inspection.
    private static readonly RebuildStage[] PaidStages = [RebuildStage.Approved, RebuildStage.Started, RebuildStage.Structure, RebuildStage.Inspected, RebuildStage.MovedIn];

    private static Decision SetEntitlement(Entitlement entitlement, DisasterState state, CommandContext context)
    {
        var before = state.Entitlements.GetValueOrDefault(entitlement.Code);
        var wrong = Field.Given(entitlement.Code, "entitlement.code")
            ?? Field.Text(entitlement.Title.Zh, "entitlement.title.zh")
            ?? Field.Text(entitlement.Title.En, "entitlement.title.en")
            ?? ItemCatalogue.Shipped.Check(entitlement.Item, "entitlement.item", entitlement.From, out _)
            ?? Field.Range(entitlement.Amount.Value, "entitlement.amount", 1, LargestAmount)
            ?? Field.Defined(entitlement.Basis, "entitlement.basis")
            ?? (entitlement.PeriodDays is { } days ? Field.Range(days, "entitlement.periodDays", 1, LongestPeriod) : null)
            ?? (entitlement.To < entitlement.From ? new EndsBeforeItBegins("entitlement.to", entitlement.From) : null)
            ?? Conditions(entitlement.Conditions)
            ?? Places(entitlement.Places, "entitlement.places", state.Place ?? PlaceCode.Country)
            ?? (before is null ? null : Replaced(before, entitlement, context.Today));
        if (wrong is not null) return Refuse(wrong);
        return before is not null && IsSame(before, entitlement) ? Nothing : Of(new DisasterEvent.EntitlementSet(entitlement));
    }

    private static Decision EndEntitlement(DisasterCommand.EndEntitlement command, DisasterState state)
    {
        if (!state.Entitlements.TryGetValue(command.Code, out var entitlement)) return Refuse(new Unknown("code"));
        if (command.LastDay < entitlement.From) return Refuse(new EndsBeforeItBegins("lastDay", entitlement.From));
        if (entitlement.To is not { } last || command.LastDay < last) return Of(new DisasterEvent.EntitlementEnded(command.Code, command.LastDay));
        return command.LastDay == last ? Nothing : Refuse(new EndsEarlier(last));
    }

    private static Decision SetInstalments(DisasterCommand.SetInstalments command, DisasterState state)
    {
        if ((Field.Defined(command.Kind, "kind") ?? Instalments(command.Instalments)) is { } wrong) return Refuse(wrong);
        return state.Instalments.TryGetValue(command.Kind, out var before) && before.SequenceEqual(command.Instalments)
            ? Nothing
            : Of(new DisasterEvent.InstalmentsSet(command.Kind, [.. command.Instalments]));
    }

    private static Refusal? Conditions(IReadOnlyList<EntitlementCondition> conditions)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            var name = $"entitlement.conditions[{i}]";
            if (Field.Defined(conditions[i], name) is { } unknown) return unknown;
            if (conditions.Take(i).Contains(conditions[i])) return new Repeated(name);
        }

        return null;
    }

    private static PeriodsRun? Replaced(Entitlement before, Entitlement after, DateOnly today)
    {
        if (today < before.From) return null;
        if (before.From != after.From) return new("entitlement.from");
        return before.PeriodDays == after.PeriodDays ? null : new("entitlement.periodDays");
    }

    private static Refusal? Instalments(IReadOnlyList<Instalment> instalments)
    {
        if (Field.Filled(instalments, "instalments") is { } empty) return empty;
        if (Field.Range(instalments.Count, "instalments", 1, MostInstalments) is { } tooMany) return tooMany;
        var last = 0;
        for (var i = 0; i < instalments.Count; i++)
        {
            var (name, one) = ($"instalments[{i}]", instalments[i]);
            if (one.Number != i + 1) return new InstalmentOutOfOrder($"{name}.number", i + 1);
            var stage = Array.IndexOf(PaidStages, one.After);
            if (stage < last) return new InstalmentStage($"{name}.after");
            if (Field.Range(one.Amount.Value, $"{name}.amount", 1, LargestInstalment) is { } amount) return amount;
            last = stage;
        }

        return null;
    }

    private static bool IsSame(Entitlement left, Entitlement right) =>
        left with { Conditions = [], Places = [] } == right with { Conditions = [], Places = [] }
        && left.Conditions.ToHashSet().SetEquals(right.Conditions)
        && left.Places.ToHashSet().SetEquals(right.Places);
}
