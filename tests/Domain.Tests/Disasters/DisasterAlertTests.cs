using static CivilAffairs.Relief.Domain.Tests.ADisaster;
using Spec = CivilAffairs.Relief.Domain.Tests.Specification<
    CivilAffairs.Relief.Domain.DisasterDecider, CivilAffairs.Relief.Domain.DisasterState, CivilAffairs.Relief.Domain.DisasterCommand, CivilAffairs.Relief.Domain.DisasterEvent>;

namespace CivilAffairs.Relief.Domain.Tests;

public sealed class DisasterAlertTests
{
    private static readonly AlertKey Missing = AlertKey.Parse("missing:3");
    private static readonly AlertKey Late = AlertKey.Parse("consignment-late:0199aa00-0000-7000-8000-000000000001");
    private static readonly DisasterCommand.AcknowledgeAlert Acknowledge = new(Missing, "已派搜救队");
    private static readonly DisasterEvent.AlertAcknowledged Acknowledged = new(Missing, "已派搜救队", Spec.Noon.AddHours(12));
    private static readonly DisasterCommand.RaiseAlertAgain Again = new(Missing, "未找到");

    [Fact]
    public void Somebody_answers_for_an_alert_for_a_shift() => GivenReported().When(Acknowledge).Then(Acknowledged);

    [Fact]
    public void The_same_word_twice_is_true_already_and_another_word_is_recorded()
    {
        GivenReported(Acknowledged).When(Acknowledge).ThenNothing();
        GivenReported(Acknowledged).When(Acknowledge with { Note = "增派一队" }).Then(Acknowledged with { Note = "增派一队" });
    }

    [Fact]
    public void Another_condition_is_another_alert() =>
        GivenReported(Acknowledged).When(Acknowledge with { Alert = AlertKey.Parse("missing:4") }).Then(Acknowledged with { Alert = AlertKey.Parse("missing:4") });

    [Fact]
    public void After_the_shift_it_is_answered_for_anew_and_the_former_word_is_forgotten()
    {
        var past = Acknowledged with { Until = Spec.Noon };
        GivenReported(past).When(Acknowledge).Then(Acknowledged);
        GivenReported(past).When(Again).ThenNothing();
        GivenReported(past with { Alert = Late }).When(Acknowledge).Then(Acknowledged).State.Acknowledged.Keys.ShouldBe([Missing]);
    }

    [Fact]
    public void An_answer_is_taken_back_with_a_reason()
    {
        GivenReported(Acknowledged).When(Again).Then(new DisasterEvent.AlertRaisedAgain(Missing, "未找到")).State.Acknowledged.ShouldBeEmpty();
        GivenReported(Acknowledged).When(Again with { Reason = " " }).ThenRefused(new Required("reason"));
        GivenReported().When(Again).ThenNothing();
    }

    [Fact]
    public void An_answer_says_what_is_done()
    {
        GivenReported().When(Acknowledge with { Note = "" }).ThenRefused(new Required("note"));
        GivenReported().When(Acknowledge with { Alert = default }).ThenRefused(new Required("alert"));
    }

    [Fact]
    public void A_depot_manager_answers_for_goods_only_and_one_of_a_single_depot_for_none_of_the_disaster()
    {
        var keeper = new Actor(AccountName.Parse("li"), Role.DepotManager, District);
        GivenReported().By(keeper).When(Acknowledge with { Alert = Late }).Then(Acknowledged with { Alert = Late });
        GivenReported().By(keeper).When(Acknowledge).ThenRefused(new NotAllowed(Role.DepotManager));
        GivenReported().By(keeper with { Depot = new DepotId(Guid.NewGuid()) }).When(Acknowledge with { Alert = Late }).ThenRefused(new NotYourDepot());
        GivenReported(Acknowledged).By(keeper).When(Again).ThenRefused(new NotAllowed(Role.DepotManager));
    }

    [Fact]
    public void A_closed_disaster_has_no_alerts() =>
        GivenStage(DisasterStage.Closed).When(Acknowledge).ThenRefused(new DisasterStageForbids(DisasterStage.Closed));

    [Theory]
    [InlineData("missing:3", true)]
    [InlineData("order-overdue:341503103:2016-07-01T08:00:00+08:00", true)]
    [InlineData("level", true)]
    [InlineData("Missing:3", false)]
    [InlineData("3", false)]
    [InlineData("nothing:3", false)]
    [InlineData("missing:三", false)]
    [InlineData("missing/3", false)]
    [InlineData("", false)]
    public void The_name_of_an_alert_begins_with_its_kind(string text, bool isName) => AlertKey.TryParse(text, out _).ShouldBe(isName);
}
