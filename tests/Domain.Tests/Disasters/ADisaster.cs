using Spec = CivilAffairs.Relief.Domain.Tests.Specification<
    CivilAffairs.Relief.Domain.DisasterDecider, CivilAffairs.Relief.Domain.DisasterState, CivilAffairs.Relief.Domain.DisasterCommand, CivilAffairs.Relief.Domain.DisasterEvent>;

namespace CivilAffairs.Relief.Domain.Tests;

/// <summary>The flood of 30 June 2016 in Yu'an district (341503).</summary>
internal static class ADisaster
{
    public static readonly PlaceCode District = PlaceCode.Parse("341503");
    public static readonly PlaceCode Town = PlaceCode.Parse("341503101");
    public static readonly PlaceCode OtherTown = PlaceCode.Parse("341503102");
    public static readonly PlaceCode Elsewhere = PlaceCode.Parse("341502");
    public static readonly DateTimeOffset StruckAt = new(2016, 6, 30, 20, 0, 0, ChinaTime.Offset);
    public static readonly DateTimeOffset Evening = Spec.Noon.AddHours(6);
    public static readonly EntitlementCode RiceCode = EntitlementCode.Parse("rice-10");

    public static readonly DisasterEvent.Reported Reported = new(DisasterKind.Flood, "裕安区“6·30”洪涝", District, [Town, OtherTown], StruckAt, false);
    public static readonly DisasterEvent.Verified Verified = new();
    public static readonly DisasterEvent.ResponseStarted Responding = new(ResponseLevel.III, "转移人口达标");
    public static readonly DisasterEvent.RecoveryStarted Recovering = new("险情解除");
    public static readonly DisasterEvent.Closed Closed = new("恢复完成");
    public static readonly DisasterEvent.Cancelled Cancelled = new("误报");
    public static readonly DisasterEvent.EvacuationOrdered Ordered = new(Town, true, Evening, "水位超警戒");
    public static readonly DisasterEvent.EvacuationLifted Lifted = new(Town, "水已退");

    public static readonly DisasterCommand.Report Report = new(DisasterKind.Flood, Reported.Title, District, [Town, OtherTown], StruckAt);
    public static readonly DisasterCommand.OrderEvacuation Order = new(Town, true, Evening, "水位超警戒");
    public static readonly DisasterCommand.SetInstalments SetInstalments = new(RebuildKind.InPlace, Plan((1, RebuildStage.Started, 8_000), (2, RebuildStage.Inspected, 12_000)));

    public static Entitlement Rice { get; } = new(RiceCode, new("口粮", "grain ration"), ItemCode.Parse("rice"), new(5_000), EntitlementBasis.Person, 10, new(2016, 7, 1))
    {
        Conditions = [EntitlementCondition.Relocated],
    };

    public static Spec GivenReported(params DisasterEvent[] events) => Spec.Given([Reported, .. events]);

    public static Spec GivenStage(DisasterStage stage) => stage switch
    {
        DisasterStage.Unknown => Spec.Given(),
        DisasterStage.Reported => Spec.Given(Reported),
        DisasterStage.Verified => Spec.Given(Reported, Verified),
        DisasterStage.Responding => Spec.Given(Reported, Verified, Responding),
        DisasterStage.Recovering => Spec.Given(Reported, Verified, Responding, Recovering),
        DisasterStage.Closed => Spec.Given(Reported, Verified, Responding, Recovering, Closed),
        _ => Spec.Given(Reported, Cancelled),
    };

    public static Instalment[] Plan(params (int Number, RebuildStage After, long Yuan)[] instalments) =>
        [.. instalments.Select(one => new Instalment(one.Number, one.After, Money.OfYuan(one.Yuan)))];

    /// <summary>One of each command.</summary>
    public static readonly DisasterCommand[] Commands =
    [
        Report,
        new DisasterCommand.CorrectDetails(DisasterKind.Landslide, "更名", StruckAt, "核实"),
        new DisasterCommand.SetAffectedPlaces([Town]),
        new DisasterCommand.Verify(),
        new DisasterCommand.Respond(ResponseLevel.II, "灾情加重"),
        new DisasterCommand.StartRecovery("险情解除"),
        new DisasterCommand.Close("恢复完成"),
        new DisasterCommand.Cancel("误报"),
        new DisasterCommand.Reopen("再次受灾"),
        Order,
        new DisasterCommand.LiftEvacuation(Town, "水已退"),
        new DisasterCommand.SetEntitlement(Rice),
        new DisasterCommand.EndEntitlement(RiceCode, new(2016, 9, 30)),
        SetInstalments,
        new DisasterCommand.AcknowledgeAlert(AlertKey.Parse("missing:3"), "已派搜救队"),
        new DisasterCommand.RaiseAlertAgain(AlertKey.Parse("missing:3"), "未找到"),
    ];

    /// <summary>One of each event.</summary>
    public static readonly DisasterEvent[] Events =
    [
        Reported,
        new DisasterEvent.DetailsCorrected(DisasterKind.Landslide, "更名", StruckAt, "核实"),
        new DisasterEvent.AffectedPlacesSet([Town]),
        Verified,
        Responding,
        new DisasterEvent.LevelChanged(ResponseLevel.III, ResponseLevel.II, "灾情加重"),
        Recovering,
        Closed,
        Cancelled,
        new DisasterEvent.Reopened(DisasterStage.Recovering, "再次受灾"),
        Ordered,
        Lifted,
        new DisasterEvent.EntitlementSet(Rice),
        new DisasterEvent.EntitlementEnded(RiceCode, new(2016, 9, 30)),
        new DisasterEvent.InstalmentsSet(RebuildKind.InPlace, SetInstalments.Instalments),
        new DisasterEvent.AlertAcknowledged(AlertKey.Parse("missing:3"), "已派搜救队", Spec.Noon.AddHours(12)),
        new DisasterEvent.AlertRaisedAgain(AlertKey.Parse("missing:3"), "未找到"),
    ];
}
