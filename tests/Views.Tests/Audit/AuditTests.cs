using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Views.Audit;
using CivilAffairs.Relief.Views.Tests.Projections;
using Xunit;
using static CivilAffairs.Relief.Views.Tests.Audit.Script;

namespace CivilAffairs.Relief.Views.Tests.Audit;

public sealed class AuditTests
{
    /// <summary>Each tampering with the one rule that must notice it.</summary>
    private static readonly Dictionary<string, (AuditStatement Statement, Script Script)> Tamperings = new()
    {
        ["goods-balance"] = (AuditStatement.Goods, Sound.Instead<DepotEvent.ConsignmentReceived>(e => e with { Lines = [new(Given.RiceLot, new(4000), new(100), default)] })),
        ["stock-below-zero"] = (AuditStatement.Goods, Sound.Instead<DepotEvent.HandoutReserved>(e => e with { Lines = Given.Of(Given.RiceLot, 9999) })),

        ["over-capacity"] = (AuditStatement.People, Sound.Instead<ShelterEvent.Registered>(e => e with { Capacity = 1 })),
        ["admitted-unrecorded"] = (AuditStatement.People, Sound.Instead<ShelterEvent.HouseholdAdmitted>(e => e with { Members = Given.Numbers(1, 2, 3) })),
        ["resident-elsewhere"] = (AuditStatement.People, Sound.Then(School, new ShelterEvent.HouseholdAdmitted(Id.Movement(3), Id.Flood, Id.Household(2), Given.Numbers(1)))),
        ["discharged-unrecorded"] = (AuditStatement.People, Sound.Then(School, new ShelterEvent.HouseholdDischarged(Id.Movement(3), Id.Household(1), Given.Numbers(1), Given.Home))),
        ["not-in-the-register"] = (AuditStatement.People, Sound.Then(School, new ShelterEvent.HouseholdDischarged(Id.Movement(3), Id.Household(1), Given.Numbers(1), Given.Home))),
        ["moved-from-elsewhere"] = (AuditStatement.People, Sound.Then(Li, Given.Moved(3, Id.Flood, Given.Kin, Given.Home, 1))),
        ["member-twice"] = (AuditStatement.People, Sound.Then(Li, new HouseholdEvent.MemberAdded(Given.Person(1, "李小山"), "补"))),
        ["merged-from-shelter"] = (AuditStatement.People, Sound.Then(Wang, new HouseholdEvent.MergedInto(Id.Household(2), []))),
        ["closed-not-empty"] = (AuditStatement.People, Sound.Then(School, new ShelterEvent.Closed())),

        ["paid-unapproved"] = (AuditStatement.Money, Sound.Without<HouseholdEvent.RebuildApproved>()),
        ["paid-too-early"] = (AuditStatement.Money, Sound.Without<HouseholdEvent.RebuildStarted>()),
        ["paid-otherwise"] = (AuditStatement.Money, Sound.Instead<HouseholdEvent.InstalmentPaid>(e => e with { Amount = Money.OfYuan(11_000) })),
        ["paid-twice"] = (AuditStatement.Money, Sound.Then(Li, new HouseholdEvent.InstalmentPaid(1, Money.OfYuan(12_000), "Z-2"))),
        ["paid-beyond-grant"] = (AuditStatement.Money, Sound.Instead<HouseholdEvent.RebuildApproved>(e => e with { Grant = Money.OfYuan(10_000) })),
        ["plan-differs-from-grant"] = (AuditStatement.Money, Sound.Instead<HouseholdEvent.RebuildApproved>(e => e with { Grant = Money.OfYuan(21_000) })),

        ["right-used-twice"] = (AuditStatement.Claims, Sound
            .Then(Point, new DepotEvent.HandoutReserved(Id.Handout(2), Id.Flood, Id.Household(1), Given.Of(Given.RiceLot, 1000), Deadline))
            .Then(Wang, Given.Taken(2, Id.Flood, 1000))),
        ["handout-taken-twice"] = (AuditStatement.Claims, Sound.Then(Wang, Given.Taken(1, Id.Flood, 1000, new(2016, 7, 2)))),
        ["taken-unreserved"] = (AuditStatement.Claims, Sound.Then(Wang, Given.Taken(2, Id.Flood, 1000, new(2016, 7, 2)))),
        ["taken-after-voided"] = (AuditStatement.Claims, Sound.Then(Wang, new HouseholdEvent.HandoutVoided(Id.Handout(2)), Given.Taken(2, Id.Flood, 1000, new(2016, 7, 2)))),
        ["voided-after-taken"] = (AuditStatement.Claims, Sound.Then(Wang, new HouseholdEvent.HandoutVoided(Id.Handout(1)))),
        ["handed-out-untaken"] = (AuditStatement.Claims, Sound.Without<HouseholdEvent.HandoutTaken>()),
        ["handed-out-otherwise"] = (AuditStatement.Claims, Sound.Instead<DepotEvent.HandedOut>(e => e with { Lines = Given.Of(Given.RiceLot, 900) })),
        ["released-after-taken"] = (AuditStatement.Claims, Sound.Until<DepotEvent.HandedOut>().Then(Point, new DepotEvent.HandoutReleased(Id.Handout(1), Id.Household(1), Given.Of(Given.RiceLot, 1000)))),
        ["taken-back-ungiven"] = (AuditStatement.Claims, Sound.Without<HouseholdEvent.GoodsGivenBack>()),
        ["handout-overdue"] = (AuditStatement.Claims, Sound.Without<DepotEvent.HandedOut>()),
        ["resident-id-twice"] = (AuditStatement.Claims, Sound.Then(Li, new HouseholdEvent.MemberAdded(Given.Person(2, "王大山", Given.NewId(1)), "补"))),
    };

    /// <summary>What a crash may leave, with the kind it is listed as.</summary>
    private static readonly Dictionary<HalfKind, Script> Crashes = new()
    {
        [HalfKind.HandoutExpired] = Sound.Until<HouseholdEvent.HandoutTaken>(),
        [HalfKind.HandoutUnconfirmed] = Sound.Until<DepotEvent.HandedOut>(),
        [HalfKind.HandoutUnreleased] = Sound.Until<HouseholdEvent.HandoutTaken>().Then(Wang, new HouseholdEvent.HandoutVoided(Id.Handout(1))),
        [HalfKind.GiveBackUnconfirmed] = Sound.Until<DepotEvent.TakenBack>(),
        [HalfKind.MovementExpired] = Sound.Until<HouseholdEvent.MembersMoved>(),
        [HalfKind.MovementUnconfirmed] = Sound.Until<ShelterEvent.HouseholdAdmitted>(),
        [HalfKind.MovementUnreleased] = Sound.Until<HouseholdEvent.MembersMoved>().Then(Wang, new HouseholdEvent.MovementVoided(Id.Movement(1))),
        [HalfKind.DepartureUnconfirmed] = Sound.Until<ShelterEvent.HouseholdDischarged>(),
        [HalfKind.HoldExpired] = Sound.Until<DepotEvent.RequisitionApproved>(),
        [HalfKind.HoldUnconfirmed] = Sound.Until<DepotEvent.HoldConfirmed>(),
        [HalfKind.HoldUnreleased] = Sound.Until<DepotEvent.RequisitionApproved>().Then(Point, new DepotEvent.ApprovalVoided(Id.Requisition(1), Id.Hold(1))),
        [HalfKind.ConsignmentUnexpected] = Sound.Until<DepotEvent.ConsignmentExpected>(),
        [HalfKind.ConsignmentUnsettled] = Sound.Until<DepotEvent.ConsignmentSettled>(),
        [HalfKind.MergeUnabsorbed] = Sound.Then(Li, new HouseholdEvent.MergedInto(Id.Household(1), [])),
    };

    public static TheoryData<string> Rules => [.. Tamperings.Keys];

    public static TheoryData<HalfKind> Kinds => [.. Enum.GetValues<HalfKind>()];

    [Fact]
    public async Task A_sound_journal_is_clean_and_settled()
    {
        var report = await AuditAsync(Sound, Deadline.AddDays(1));
        Assert.True(report.IsSettled, Describe(report));
        Assert.All(report.Verdicts, verdict => Assert.True(verdict.Checked > 0, $"{verdict.Statement} was not looked at"));
        Assert.Equal(new GoodsLine(Given.Rice, null, 10_000, 9130, 0, 800, 70), Assert.Single(report.Goods));
        Assert.Equal(3, report.Of(AuditStatement.People).Figures["persons"]);
        Assert.Equal(1_200_000, report.Of(AuditStatement.Money).Figures["paid-fen"]);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task What_must_not_be_is_found(string rule)
    {
        var (statement, script) = Tamperings[rule];
        var report = await AuditAsync(script, Deadline.AddDays(1));
        var verdict = report.Of(statement);
        Assert.Contains(verdict.First, violation => violation.Rule == rule);
        Assert.All(verdict.First, violation => Assert.DoesNotContain("大山", violation.Detail, StringComparison.Ordinal));
        Assert.False(report.IsClean);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_a_crash_left_half_done_is_listed(HalfKind kind)
    {
        var report = await AuditAsync(Crashes[kind], Deadline.AddDays(1));
        Assert.Equal(kind, Assert.Single(report.Halves).Kind);
        Assert.False(report.IsSettled);
    }

    [Fact]
    public async Task A_reservation_that_has_not_expired_is_nothing_half_done()
    {
        var report = await AuditAsync(Sound.Until<HouseholdEvent.HandoutTaken>(), Deadline.AddHours(-1));
        Assert.True(report.IsSettled, Describe(report));
    }

    [Fact]
    public async Task A_half_handout_is_a_violation_only_once_it_is_overdue()
    {
        var half = Sound.Until<DepotEvent.HandedOut>();
        Assert.True((await AuditAsync(half, Deadline.AddHours(-1))).IsClean);
        Assert.False((await AuditAsync(half, Deadline.AddHours(1))).IsClean);
    }

    [Fact]
    public async Task What_two_registrations_of_one_family_had_used_is_listed_as_an_exception()
    {
        RightUse[] used = [Given.Use(Id.Handout(2), Id.Flood, new(2016, 7, 1), 500)];
        var script = Sound
            .Then(Point, new DepotEvent.HandoutReserved(Id.Handout(2), Id.Flood, Id.Household(2), Given.Of(Given.RiceLot, 500), Deadline))
            .Then(Li, Given.Taken(2, Id.Flood, 500))
            .Then(Point, new DepotEvent.HandedOut(Id.Handout(2), Id.Flood, Id.Household(2), Given.Of(Given.RiceLot, 500)))
            .Then(Li, new HouseholdEvent.MergedInto(Id.Household(1), used))
            .Then(Wang, new HouseholdEvent.Absorbed(Id.Household(2), used));
        var report = await AuditAsync(script, Deadline.AddDays(1));
        Assert.True(report.IsSettled, Describe(report));
        Assert.Equal(Id.Household(1), Assert.Single(report.Exceptions).Household);
    }

    [Fact]
    public async Task A_resident_id_let_go_by_a_merge_a_correction_or_a_removal_is_free()
    {
        var script = Sound
            .Then(Li, new HouseholdEvent.MemberCorrected(Given.Person(1, "李大山", Given.NewId(3)), "错号"))
            .Then(Wang, new HouseholdEvent.MemberAdded(Given.Person(3, "王二", Given.NewId(2)), "补"));
        Assert.True((await AuditAsync(script, Deadline)).Of(AuditStatement.Claims).Holds);
    }

    [Theory]
    [InlineData("position-gap")]
    [InlineData("version-gap")]
    [InlineData("command-twice")]
    [InlineData("unreadable")]
    public async Task A_journal_out_of_order_is_found(string rule)
    {
        var events = (await Sound.EventsAsync()).ToList();
        var last = events[^1];
        var recorded = last.Recorded;
        events[^1] = rule switch
        {
            "position-gap" => new(recorded with { Position = new(recorded.Position.Value + 1) }, last.Body),
            "version-gap" => new(recorded with { Version = recorded.Version.After(1) }, last.Body),
            "command-twice" => new(recorded with { Command = events.First(one => one.Stream == last.Stream).Recorded.Command }, last.Body),
            _ => new(recorded, new UnreadableEventException(recorded, "its name is not in the event catalogue")),
        };
        var report = Audit(events, Deadline);
        Assert.Equal(rule, Assert.Single(report.Of(AuditStatement.Journal).First).Rule);
    }

    [Fact]
    public async Task Several_events_of_one_command_are_one_command()
    {
        var events = (await Sound.EventsAsync()).ToList();
        var before = events[^2];
        var last = events[^1];
        Assert.Equal(before.Stream, last.Stream);
        events[^1] = new(last.Recorded with { Command = before.Recorded.Command, Ordinal = 1 }, last.Body);
        Assert.True(Audit(events, Deadline).Of(AuditStatement.Journal).Holds);
    }

    [Fact]
    public async Task Commands_whose_ids_are_counted_up_are_different_commands()
    {
        var story = new Story();
        for (var n = 1; n <= 3000; n++) await story.Tell(Id.Household(n % 300), new HouseholdEvent.KeptSeparate(Id.Household(n)));
        Assert.True(Audit(story.Events, Deadline).Of(AuditStatement.Journal).Holds);
    }

    [Fact]
    public void A_depot_that_holds_other_goods_than_the_ledger_is_found()
    {
        var states = new AuditStates();
        var goods = new GoodsAudit();
        var received = new DepotEvent.StockReceived(StockSource.Procurement, "P-1", Given.Of(Given.RiceLot, 10), null, null);
        goods.Take(Id.County, received, states.Take(Id.County, received).After, new(1));
        Assert.True(goods.Finish(states).Holds);
        states.Take(Id.County, received);
        Assert.Equal("depot-sum", Assert.Single(goods.Finish(states).First).Rule);
    }

    [Fact]
    public void A_shelter_whose_count_is_not_its_register_is_found()
    {
        var states = new AuditStates();
        states.Shelters[Id.School] = ShelterDecider.Initial with { Capacity = 10, Present = 1 };
        Assert.Equal("present-miscounted", Assert.Single(new PeopleAudit().Finish(states, []).First).Rule);
    }

    private static async Task<AuditReport> AuditAsync(Script script, DateTimeOffset asOf) => Audit(await script.EventsAsync(), asOf);

    private static AuditReport Audit(IReadOnlyList<DecodedEvent> events, DateTimeOffset asOf)
    {
        var fold = new AuditFold();
        foreach (var one in events) fold.Take(one);
        return fold.Finish(asOf, TimeSpan.FromMinutes(2), null, null);
    }

    private static string Describe(AuditReport report) => string.Join("; ", report.Verdicts.SelectMany(verdict => verdict.First.Select(one => $"{one.Rule} at {one.Position}: {one.Detail}")).Concat(report.Halves.Select(half => $"{half.Kind} {half.Id}")));
}
