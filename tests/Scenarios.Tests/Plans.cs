using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios.Tests;

internal static class Plans
{
    public static readonly DateTimeOffset Now = new(2026, 7, 1, 9, 0, 0, ChinaTime.Offset);

    private static readonly Lazy<ScenarioPlan> YuanInFull = new(() => Of("yuan-flood-2016"));

    private static readonly Lazy<ScenarioPlan> BaigeInFull = new(() => Of("baige-lake-2018"));

    public static ScenarioPlan Yuan => YuanInFull.Value;

    public static ScenarioPlan Baige => BaigeInFull.Value;

    public static ScenarioPlan Of(string name, double scale = 1, int seed = 1) =>
        ScenarioPlan.Of(ScenarioCatalogue.Find(name) ?? throw new ArgumentException(name, nameof(name)), new(seed, scale, Now));

    public static IEnumerable<Step> AllSteps(this ScenarioPlan plan) => plan.Stages.SelectMany(stage => stage.Chains).SelectMany(chain => chain.Steps);

    public static IEnumerable<Request> AllRequests(this ScenarioPlan plan) =>
        plan.AllSteps().SelectMany(step => (IEnumerable<Request?>)[step.Request, .. step.Otherwise, step.Rival?.Request]).SelectMany(request => (IEnumerable<Request?>)[request, request?.Then]).OfType<Request>();
}
