using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>What command staff and townships set up before people move.</summary>
internal static class Deployment
{
    private static readonly TimeSpan OrdersStand = TimeSpan.FromDays(2);

    /// <summary>The disaster is reported and verified, the response begins and is raised, the relief plan is set, evacuations are ordered.</summary>
    public static IReadOnlyList<Chain> Report(ScenarioPlan plan)
    {
        var (design, disaster) = (plan.Design, StreamName.Of(plan.Named.Disaster));
        var officer = plan.Officers.Command();
        var steps = new List<Step>();
        Do("report", new DisasterCommand.Report(design.Kind, design.Title.Zh, design.Jurisdiction, design.Townships, design.StruckAt));
        Do("verify", new DisasterCommand.Verify());
        Do("respond", new DisasterCommand.Respond(ResponseLevel.IV, "雨情水情急剧发展，启动四级救助应急响应"));
        foreach (var entitlement in plan.Goods.Plan) Do($"entitlement/{entitlement.Code}", new DisasterCommand.SetEntitlement(entitlement));
        if (plan.Figures.Rebuild > 0)
        {
            foreach (var kind in new[] { RebuildKind.InPlace, RebuildKind.Relocate }) Do($"instalments/{kind}", new DisasterCommand.SetInstalments(kind, Recovery.Instalments));
        }

        foreach (var township in OrderedOut(plan))
        {
            Do($"order/{township}", new DisasterCommand.OrderEvacuation(township, Everyone: true, plan.Parameters.Now + OrdersStand, "河水漫堤，居民立即转移"));
        }

        Do("raise", new DisasterCommand.Respond(ResponseLevel.III, "转移人数持续增加，提升为三级响应"));
        return [new(steps)];

        void Do(string name, DisasterCommand command) => steps.Add(new(officer, TimeSpan.FromMinutes(10 + (2 * steps.Count)), Request.Of(disaster, command, plan.Id($"disaster/{name}"))));
    }

    /// <summary>The townships in which low-lying homes were ordered to be left: every third.</summary>
    public static IEnumerable<PlaceCode> OrderedOut(ScenarioPlan plan) => plan.Design.Townships.Where((_, i) => i % 3 == 0);

    /// <summary>The store with its first goods, and in each township a point and the shelters.</summary>
    public static IReadOnlyList<Chain> Deploy(ScenarioPlan plan)
    {
        var chains = new List<Chain> { plan.Supply.Store() };
        for (var i = 0; i < plan.Design.Townships.Count; i++)
        {
            var begins = TimeSpan.FromMinutes(60 + i);
            chains.Add(new([plan.Supply.Point(i, begins)]));
            foreach (var shelter in plan.Shelters.Of(i)) chains.Add(Shelter(plan, i, shelter, begins + TimeSpan.FromMinutes(5)));
        }

        if (plan.Shelters.Transit is { } transit) chains.Add(Shelter(plan, 0, transit, TimeSpan.FromMinutes(100)));
        return chains;
    }

    private static Chain Shelter(ScenarioPlan plan, int township, PlannedShelter shelter, TimeSpan begins)
    {
        var (officer, stream) = (plan.Officers.Of(township), StreamName.Of(shelter.Id));
        var register = new ShelterCommand.Register(shelter.Name, shelter.Township, shelter.Address, shelter.Floor, shelter.Capacity, StepFree: shelter.Name.Contains("敬老院", StringComparison.Ordinal));
        return new(
        [
            new(officer, begins, Request.Of(stream, register, plan.Id($"shelter/{shelter.Id}/register"))),
            new(officer, begins + TimeSpan.FromMinutes(15), Request.Of(stream, new ShelterCommand.Open(plan.Named.Disaster), plan.Id($"shelter/{shelter.Id}/open"))),
        ]);
    }
}
