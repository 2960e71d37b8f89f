using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Tests.Hostile;

/// <summary>Ids that a request may name: of things that there are, of operations that may be under way, and of nothing.</summary>
internal sealed class KnownThings
{
    private readonly Dictionary<string, Guid[]> _byKind;
    private readonly Guid[] _all;
    private readonly Guid[] _operations = [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())];

    private KnownThings(Flood flood, IEnumerable<HouseholdId> households)
    {
        _byKind = new(StringComparer.Ordinal)
        {
            ["disaster"] = [flood.Disaster.Value],
            ["shelter"] = [flood.UpperSchool.Value, flood.LowerSchool.Value],
            ["depot"] = [flood.UpperPoint.Value, flood.LowerPoint.Value],
            ["household"] = [.. households.Select(household => household.Value)],
        };
        _all = [.. _byKind.Values.SelectMany(ids => ids), .. _operations, Guid.NewGuid(), Guid.NewGuid()];
        Homes = new Dictionary<string, PlaceCode>(StringComparer.Ordinal)
        {
            [$"disasters/{flood.Disaster}"] = Flood.County,
            [$"shelters/{flood.UpperSchool}"] = Flood.Upper,
            [$"shelters/{flood.LowerSchool}"] = Flood.Lower,
            [$"depots/{flood.UpperPoint}"] = Flood.Upper,
            [$"depots/{flood.LowerPoint}"] = Flood.Lower,
        };
    }

    /// <summary>Where those are that do not move, by the end of the address of each.</summary>
    public IReadOnlyDictionary<string, PlaceCode> Homes { get; }

    public static async Task<KnownThings> MakeAsync(Flood flood)
    {
        var households = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => flood.RegisterAsync(i % 2 == 0 ? Flood.Upper : Flood.Lower)));
        await flood.AdmitAsync(households[0], flood.UpperSchool);
        await flood.HandOutAsync(households[1], flood.LowerPoint);
        return new(flood, households);
    }

    /// <summary>An id for a field or a part of an address of this name, mostly one that makes sense there.</summary>
    public Guid For(string name, Random dice)
    {
        if (dice.Next(12) == 0) return Any(dice);
        var kind = name.TrimEnd('s') switch
        {
            "household" or "into" or "other" => "household",
            "disaster" or "earmark" => "disaster",
            "shelter" => "shelter",
            "depot" or "source" or "from" or "to" or "store" => "depot",
            _ => null,
        };
        var ids = kind is null ? _operations : _byKind[kind];
        return ids[dice.Next(ids.Length)];
    }

    public Guid Any(Random dice) => _all[dice.Next(_all.Length)];
}
