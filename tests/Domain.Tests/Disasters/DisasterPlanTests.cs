using static CivilAffairs.Relief.Domain.Tests.ADisaster;

namespace CivilAffairs.Relief.Domain.Tests;

public sealed class DisasterPlanTests
{
    private static readonly DisasterEvent.EntitlementSet RiceSet = new(Rice);

    [Fact]
    public void An_entitlement_enters_the_plan() => GivenReported().When(new DisasterCommand.SetEntitlement(Rice)).Then(RiceSet).State.Entitlements[RiceCode].ShouldBe(Rice);

    [Fact]
    public void The_same_entitlement_is_true_already() =>
        GivenReported(RiceSet).When(new DisasterCommand.SetEntitlement(Rice with { Conditions = [EntitlementCondition.Relocated] })).ThenNothing();

    [Fact]
    public void Setting_it_again_replaces_it() =>
        GivenReported(RiceSet).When(new DisasterCommand.SetEntitlement(Rice with { Amount = new(6_000) })).ThenAccepted().State.Entitlements.ShouldHaveSingleItem().Value.Amount.ShouldBe(new(6_000));

    [Fact]
    public void Once_it_runs_its_periods_do_not_move()
    {
        var running = GivenReported(RiceSet);

        running.When(new DisasterCommand.SetEntitlement(Rice with { From = new(2016, 7, 2) })).ThenRefused(new PeriodsRun("entitlement.from"));
        running.When(new DisasterCommand.SetEntitlement(Rice with { PeriodDays = 5 })).ThenRefused(new PeriodsRun("entitlement.periodDays"));
        running.When(new DisasterCommand.SetEntitlement(Rice with { PeriodDays = null })).ThenRefused(new PeriodsRun("entitlement.periodDays"));
    }

    [Fact]
    public void Before_its_first_day_all_may_change() =>
        GivenReported(RiceSet).At(ChinaTime.StartOf(new(2016, 7, 1)).AddTicks(-1)).When(new DisasterCommand.SetEntitlement(Rice with { From = new(2016, 7, 5), PeriodDays = 7 })).ThenAccepted();

    [Fact]
    public void Ending_it_names_the_last_day()
    {
        var state = GivenReported(RiceSet).When(new DisasterCommand.EndEntitlement(RiceCode, new(2016, 7, 31))).Then(new DisasterEvent.EntitlementEnded(RiceCode, new(2016, 7, 31))).State;

        state.Entitlements[RiceCode].PeriodOf(new(2016, 7, 31)).ShouldBe(new DateOnly(2016, 7, 31));
        state.Entitlements[RiceCode].PeriodOf(new(2016, 8, 1)).ShouldBeNull();
    }

    [Fact]
    public void Ending_it_twice_is_true_already_and_never_prolongs_it()
    {
        var ended = GivenReported(RiceSet, new DisasterEvent.EntitlementEnded(RiceCode, new(2016, 7, 31)));

        ended.When(new DisasterCommand.EndEntitlement(RiceCode, new(2016, 7, 31))).ThenNothing();
        ended.When(new DisasterCommand.EndEntitlement(RiceCode, new(2016, 8, 31))).ThenRefused(new EndsEarlier(new(2016, 7, 31)));
        ended.When(new DisasterCommand.EndEntitlement(RiceCode, new(2016, 7, 20))).ThenAccepted();
        ended.When(new DisasterCommand.SetEntitlement(Rice with { To = new(2016, 8, 31) })).ThenAccepted();
    }

    [Fact]
    public void Only_what_is_in_the_plan_ends() => GivenReported().When(new DisasterCommand.EndEntitlement(RiceCode, new(2016, 7, 31))).ThenRefused(new Unknown("code"));

    [Fact]
    public void It_does_not_end_before_it_begins() =>
        GivenReported(RiceSet).When(new DisasterCommand.EndEntitlement(RiceCode, new(2016, 6, 30))).ThenRefused(new EndsBeforeItBegins("lastDay", new(2016, 7, 1)));

    [Fact]
    public void Instalments_enter_the_plan() =>
        GivenReported().When(SetInstalments).Then(new DisasterEvent.InstalmentsSet(RebuildKind.InPlace, SetInstalments.Instalments)).State.Instalments[RebuildKind.InPlace].Count.ShouldBe(2);

    [Fact]
    public void The_same_instalments_are_true_already() =>
        GivenReported(new DisasterEvent.InstalmentsSet(RebuildKind.InPlace, SetInstalments.Instalments)).When(SetInstalments with { Instalments = [.. SetInstalments.Instalments] }).ThenNothing();

    [Fact]
    public void Instalments_of_one_kind_replace_only_its_own()
    {
        var state = GivenReported(new DisasterEvent.InstalmentsSet(RebuildKind.InPlace, SetInstalments.Instalments))
            .When(SetInstalments with { Kind = RebuildKind.Repair, Instalments = Plan((1, RebuildStage.MovedIn, 2_000)) })
            .ThenAccepted()
            .State;

        state.Instalments[RebuildKind.InPlace].Count.ShouldBe(2);
        state.Instalments[RebuildKind.Repair].ShouldHaveSingleItem();
    }

    public static TheoryData<string, string, DisasterCommand> Wrong => new()
    {
        { "entitlement.code", "required", Set(Rice with { Code = default }) },
        { "entitlement.title.zh", "required", Set(Rice with { Title = new("", "rice") }) },
        { "entitlement.title.en", "required", Set(Rice with { Title = new("大米", " ") }) },
        { "entitlement.title.zh", "too-long", Set(Rice with { Title = new(new('长', 201), "rice") }) },
        { "entitlement.item", "unknown-item", Set(Rice with { Item = ItemCode.Parse("gold") }) },
        { "entitlement.amount", "out-of-range", Set(Rice with { Amount = Quantity.Zero }) },
        { "entitlement.amount", "out-of-range", Set(Rice with { Amount = new(1_000_000_001) }) },
        { "entitlement.basis", "unknown", Set(Rice with { Basis = (EntitlementBasis)9 }) },
        { "entitlement.periodDays", "out-of-range", Set(Rice with { PeriodDays = 0 }) },
        { "entitlement.periodDays", "out-of-range", Set(Rice with { PeriodDays = 367 }) },
        { "entitlement.to", "ends-before-it-begins", Set(Rice with { To = new(2016, 6, 30) }) },
        { "entitlement.conditions[0]", "unknown", Set(Rice with { Conditions = [(EntitlementCondition)9] }) },
        { "entitlement.conditions[1]", "repeated", Set(Rice with { Conditions = [EntitlementCondition.HomeLost, EntitlementCondition.HomeLost] }) },
        { "entitlement.places[0]", "outside-jurisdiction", Set(Rice with { Places = [Elsewhere] }) },
        { "entitlement.places[0]", "unknown-place", Set(Rice with { Places = [PlaceCode.Parse("341503999")] }) },
        { "entitlement.places[1]", "repeated", Set(Rice with { Places = [Town, Town] }) },
        { "kind", "unknown", SetInstalments with { Kind = (RebuildKind)9 } },
        { "instalments[0]", "required", SetInstalments with { Instalments = [null!] } },
        { "instalments", "required", SetInstalments with { Instalments = [] } },
        { "instalments", "out-of-range", SetInstalments with { Instalments = Plan([.. Enumerable.Range(1, 11).Select(number => (number, RebuildStage.Started, 1L))]) } },
        { "instalments[0].number", "instalment-out-of-order", SetInstalments with { Instalments = Plan((2, RebuildStage.Started, 1)) } },
        { "instalments[1].number", "instalment-out-of-order", SetInstalments with { Instalments = Plan((1, RebuildStage.Started, 1), (3, RebuildStage.MovedIn, 1)) } },
        { "instalments[1].after", "instalment-stage", SetInstalments with { Instalments = Plan((1, RebuildStage.MovedIn, 1), (2, RebuildStage.Started, 1)) } },
        { "instalments[0].after", "instalment-stage", SetInstalments with { Instalments = Plan((1, RebuildStage.InRepair, 1)) } },
        { "instalments[0].after", "instalment-stage", SetInstalments with { Instalments = Plan((1, RebuildStage.Applied, 1)) } },
        { "instalments[0].amount", "out-of-range", SetInstalments with { Instalments = Plan((1, RebuildStage.Started, 0)) } },
        { "instalments[0].amount", "out-of-range", SetInstalments with { Instalments = Plan((1, RebuildStage.Started, 1_000_001)) } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_field_is_named(string field, string code, DisasterCommand command) => GivenReported().When(command).ThenRefused(field, code);

    private static DisasterCommand.SetEntitlement Set(Entitlement entitlement) => new(entitlement);
}
