namespace CivilAffairs.Relief.Scenarios;

/// <summary>A scenario worked out: the officers, and stage by stage every request that they send. The same parameters give the same plan.</summary>
public sealed class ScenarioPlan
{
    private ScenarioPlan(ScenarioDesign design, ScenarioParameters parameters)
    {
        Design = design;
        Parameters = parameters;
        Figures = design.Published.At(parameters.Scale);
        Named = new(design.Name, parameters.Seed);
        Families = FamilyRoll.Invent(design, Figures, Named);
        Officers = new(design, Named, Families);
        Goods = new(design, parameters.Today);
        Shelters = new(design, Named, Families);
        Supply = new(this);
        var (evacuation, relief, recovery) = (new Evacuation(this), new Relief(this), new Recovery(this));
        Stages =
        [
            new(new("接报与响应", "report and response"), Deployment.Report(this)),
            new(new("部署与备货", "deployment and stocks"), InOrder(Deployment.Deploy(this))),
            new(new("转移安置与物资调运", "evacuation and supply"), InOrder(evacuation.Chains().Concat(Supply.First()))),
            new(new("生活救助", "living aid"), InOrder(relief.Chains().Concat(Supply.Second()))),
            new(new("恢复重建", "recovery and rebuilding"), InOrder(recovery.Chains())),
        ];
        Expectations = [.. ExpectationList.Of(this)];
    }

    public ScenarioDesign Design { get; }

    public ScenarioParameters Parameters { get; }

    /// <summary>The published figures at the plan's scale.</summary>
    public PublishedFigures Figures { get; }

    public Named Named { get; }

    public IReadOnlyList<Family> Families { get; }

    public Officers Officers { get; }

    public ReliefGoods Goods { get; }

    public ShelterPlan Shelters { get; }

    public Supply Supply { get; }

    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>How many steps all stages have together.</summary>
    public int Steps => Stages.Sum(stage => stage.Chains.Sum(chain => chain.Steps.Count));

    /// <summary>What the views must show at the end.</summary>
    public IReadOnlyList<Expectation> Expectations { get; }

    public static ScenarioPlan Of(ScenarioDesign design, ScenarioParameters parameters) => new(design, parameters);

    internal Guid Id(string name) => Named.Id(name);

    private static IReadOnlyList<Chain> InOrder(IEnumerable<Chain> chains) => [.. chains.OrderBy(chain => chain.Begins)];
}
