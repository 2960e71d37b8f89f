using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>An edition of a place's response plan as an administrator sets it; from its first day it replaces what held there before as a whole.</summary>
/// <param name="From">The first day in China on which it holds; today at the earliest.</param>
/// <param name="Levels">Those that the plan knows; a level that is left out is not suggested.</param>
/// <param name="To">The last; null while no end is known.</param>
public sealed record NewPlan(PlaceCode Place, DateOnly From, IReadOnlyList<PlanLevel> Levels, DateOnly? To = null) : IAsked
{
    // More than there are people.
    private const long Most = 10_000_000_000;

    private static readonly (string Field, Func<PlanLevel, long?> Of)[] Criteria =
    [
        ("deadOrMissing", level => level.DeadOrMissing),
        ("relocatedOrInNeed", level => level.RelocatedOrInNeed),
        ("roomsLost", level => level.RoomsLost),
        ("homesLost", level => level.HomesLost),
    ];

    /// <summary>What is wrong with it; null where nothing is.</summary>
    /// <param name="there">The plans that are there, those shipped and those that offices set.</param>
    public Refusal? Check(IEnumerable<ResponseThreshold> there, DateOnly today) =>
        PlaceCatalogue.Shipped.Check(Place, "place")
        ?? Days.Check(From, To, today)
        ?? (there.Any(row => row.Place == Place && row.InForce.From == From) ? new BeginsTwice("from", From) : null)
        ?? Field.Filled(Levels, "levels")
        ?? Levels.Select((_, i) => CheckLevel(i)).FirstOrDefault(wrong => wrong is not null)
        ?? Criteria.Select(criterion => CheckOrder(criterion.Field, criterion.Of)).FirstOrDefault(wrong => wrong is not null);

    private Refusal? CheckLevel(int i)
    {
        var level = Levels[i];
        if (Field.Defined(level.Level, $"levels[{i}].level") is { } unknown) return unknown;
        if (Levels.Take(i).Any(before => before.Level == level.Level)) return new Repeated($"levels[{i}].level");
        if (Array.TrueForAll(Criteria, criterion => criterion.Of(level) is null)) return new NoCriterion($"levels[{i}]");
        return Criteria.Select(criterion => criterion.Of(level) is { } number ? Field.Range(number, $"levels[{i}].{criterion.Field}", 1, Most) : null).FirstOrDefault(wrong => wrong is not null);
    }

    private LowerThanMilder? CheckOrder(string field, Func<PlanLevel, long?> of)
    {
        var milder = 0L;
        foreach (var (level, i) in Levels.Select((level, i) => (level, i)).OrderBy(one => one.level.Level))
        {
            if (of(level) is not { } number) continue;
            if (number < milder) return new($"levels[{i}].{field}", milder);
            milder = number;
        }

        return null;
    }
}
