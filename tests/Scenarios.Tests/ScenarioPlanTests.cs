using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Scenarios.Wire;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Scenarios.Tests;

public sealed class ScenarioPlanTests(ITestOutputHelper output)
{
    [Fact]
    public void The_flood_of_Yuan_sums_to_the_published_figures_exactly()
    {
        var model = PlanModel.Of(Plans.Yuan);
        output.WriteLine($"{Plans.Yuan.Steps} steps, {Plans.Yuan.Families.Count} families, {model.TurnedAway} turned away at a full shelter");

        model.Townships.ShouldBe(22);
        model.Relocated.ShouldBe(60_000);
        model.Collapsed.ShouldBe(636);
        model.Rebuild.ShouldBe(219);
        model.Rooms.ShouldBe(547);
        model.MovedIn.ShouldBe(155);
        model.UnderWay.ShouldBe(64);
        model.Aided.ShouldBe(60_000);
        model.NotPlaced.ShouldBe(0);
        model.Closed.ShouldBe(1);
        model.Contested.ShouldBeGreaterThan(20);
        model.GivenBack.ShouldBe(Plans.Yuan.Supply.Book.Returned["rice"]);
        model.GivenBack.ShouldBeGreaterThan(20_000);
    }

    [Fact]
    public void The_barrier_lake_of_Baige_sums_to_the_published_figures_exactly()
    {
        var model = PlanModel.Of(Plans.Baige);
        output.WriteLine($"{Plans.Baige.Steps} steps, {Plans.Baige.Families.Count} families");

        model.Relocated.ShouldBe(23_822);
        model.Aided.ShouldBe(118_724);
        model.NotPlaced.ShouldBe(0);
        model.Closed.ShouldBe(1);
        model.GivenBack.ShouldBeGreaterThan(20_000);
    }

    [Theory]
    [InlineData("yuan-flood-2016", 0.02)]
    [InlineData("yuan-flood-2016", 0.001)]
    [InlineData("yuan-flood-2016", 0.37)]
    [InlineData("baige-lake-2018", 0.01)]
    public void A_smaller_disaster_sums_to_its_own_figures_exactly(string name, double scale)
    {
        var plan = Plans.Of(name, scale, seed: 7);
        var model = PlanModel.Of(plan);

        model.Townships.ShouldBe(plan.Design.Townships.Count);
        model.Relocated.ShouldBe(plan.Figures.Relocated);
        model.Aided.ShouldBe(plan.Figures.Aided);
        model.Collapsed.ShouldBe(plan.Figures.HousesCollapsed);
        model.Rebuild.ShouldBe(plan.Figures.Rebuild);
        model.Rooms.ShouldBe(plan.Figures.RebuildRooms);
        model.MovedIn.ShouldBe(plan.Figures.MovedIn);
        model.UnderWay.ShouldBe(plan.Figures.UnderWay);
        model.NotPlaced.ShouldBe(0);
    }

    [Fact]
    public void A_fiftieth_of_the_flood_has_a_fiftieth_of_its_figures() =>
        Plans.Of("yuan-flood-2016", 0.02).Figures.ShouldBe(new PublishedFigures(22, 1_200, 1_200, 13, 4, 11, 3));

    [Theory]
    [InlineData("yuan-flood-2016")]
    [InlineData("baige-lake-2018")]
    public void The_same_seed_says_the_same_again(string name)
    {
        var (one, other) = (Plans.Of(name, 0.02, seed: 3), Plans.Of(name, 0.02, seed: 3));

        Said(one).ShouldBe(Said(other));
    }

    [Fact]
    public void Another_seed_says_something_else() => Said(Plans.Of("yuan-flood-2016", 0.02, seed: 4)).ShouldNotBe(Said(Plans.Of("yuan-flood-2016", 0.02, seed: 5)));

    [Fact]
    public void Every_command_id_names_one_request()
    {
        var requests = Plans.Yuan.AllRequests().ToList();

        requests.Select(request => request.Id).Distinct().Count().ShouldBe(requests.Count);
    }

    [Fact]
    public void The_disorder_of_real_life_is_in_it()
    {
        var refused = PlanModel.Of(Plans.Yuan).Refused;

        refused["already-registered"].ShouldBeGreaterThan(100);
        refused["unreadable"].ShouldBeGreaterThan(100);
        refused["already-given"].ShouldBeGreaterThan(100);
        refused["document-already-used"].ShouldBe(1);
        PlanModel.Of(Plans.Yuan).TurnedAway.ShouldBeGreaterThan(500);
        Plans.Yuan.AllSteps().Count(step => step.Times > 1).ShouldBeGreaterThan(500);
        Plans.Yuan.AllSteps().Count(step => step.Rival is not null).ShouldBeGreaterThan(100);
        Plans.Yuan.AllRequests().Count(request => request.Body(Plans.Now) is Operation.Cancel).ShouldBeGreaterThan(10);
        Plans.Yuan.AllRequests().Count(request => request.Body(Plans.Now) is Operation.Reserve { ExpiresAt: not null }).ShouldBeGreaterThan(10);
        Plans.Yuan.AllRequests().Any(request => request.Body(Plans.Now) is DepotCommand.DeclareConsignmentLost).ShouldBeTrue();
        Plans.Yuan.AllRequests().Any(request => request.Body(Plans.Now) is DepotCommand.ReceiveConsignment received && received.Lines.Any(line => !line.Short.IsZero)).ShouldBeTrue();
    }

    [Fact]
    public void Every_officer_acts_within_its_role()
    {
        foreach (var step in Plans.Of("yuan-flood-2016", 0.02).AllSteps().Where(step => step.Request.Body(Plans.Now) is ICommand))
        {
            Authority.Allowed(step.Request.Body(Plans.Now).GetType()).ShouldContain(step.By.Role, step.Request.Path);
        }
    }

    [Fact]
    public void What_is_asked_for_is_enough_for_all_who_are_entitled()
    {
        var plan = Plans.Yuan;
        foreach (var (item, received) in plan.Supply.Book.Received)
        {
            var code = ItemCode.Parse(item);
            var due = ReliefGoods.Sum(plan.Families, plan.Goods.FirstNeeds).GetValueOrDefault(code) + ReliefGoods.Sum(plan.Families, plan.Goods.WinterNeeds).GetValueOrDefault(code);
            (received - plan.Supply.Book.Lost.GetValueOrDefault(item)).ShouldBeGreaterThan(due);
        }
    }

    [Fact]
    public void Chains_stand_in_the_order_in_which_they_begin() => Plans.Yuan.Stages.ShouldAllBe(stage => stage.Chains.Select(chain => chain.Begins).SequenceEqual(stage.Chains.Select(chain => chain.Begins).Order()));

    private static List<string> Said(ScenarioPlan plan) => [.. plan.AllRequests().Select(request => $"{request.Path} {request.Id} {System.Text.Encoding.UTF8.GetString(request.Json(Plans.Now))}")];
}
