using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>What an event of a household or a depot does to the household on the board.</summary>
internal static class BoardHouseholdChanges
{
    public static BoardHousehold After(this BoardHousehold household, HouseholdEvent body) => body switch
    {
        HouseholdEvent.Registered e => Registered(household, e),
        HouseholdEvent.MemberAdded e => household with { Members = [.. household.Members, New(e.Member.Number)] },
        HouseholdEvent.MemberRemoved e => household with { Members = [.. household.Members.Where(member => member.Number != e.Number)] },
        HouseholdEvent.HomeChanged e => household with { Place = e.Place },
        HouseholdEvent.MarkedAffected e => household.In(e.Disaster, of => of with { MustGo = e.MustGo }),
        HouseholdEvent.MergedInto => household with { Ended = true },
        HouseholdEvent.Absorbed e => e.Used.Aggregate(household, (taken, use) => Use(taken, use.Disaster)),
        HouseholdEvent.MembersMoved e => Move(household, e),
        HouseholdEvent.DeathRetracted e => household with { Members = [.. household.Members.Select(member => member.Number == e.Member ? member with { Where = e.Now } : member)] },
        HouseholdEvent.LossesAssessed e => household.In(e.Disaster, of => of with { Losses = e.Losses, Verified = false }),
        HouseholdEvent.LossesVerified e => household.In(e.Disaster, of => of with { Verified = true }),
        HouseholdEvent.LossesReopened e => household.In(e.Disaster, of => of with { Verified = false }),
        HouseholdEvent.HandoutTaken e => e.Used.Aggregate(household.In(e.Disaster, of => of), (taken, use) => Use(taken, use.Disaster)),
        HouseholdEvent.GoodsGivenBack e => e.Restored.Aggregate(household, (taken, use) => Restore(taken, use.Disaster)),
        HouseholdEvent.RebuildAssessed e => household.In(e.Disaster, of => of with { RebuildStage = RebuildStage.Assessed, RebuildRooms = e.Rooms }) with { RebuildDisaster = e.Disaster },
        _ => household.RebuildDisaster is { } disaster ? household.In(disaster, of => of with { RebuildStage = RebuildStages.After(of.RebuildStage, body) }) : household,
    };

    /// <summary>Changes what a disaster did to it; from the first time on it belongs to the disaster.</summary>
    public static BoardHousehold In(this BoardHousehold household, DisasterId disaster, Func<BoardMembership, BoardMembership> change) => household with
    {
        Disasters = household.Disasters.Any(of => of.Disaster == disaster)
            ? [.. household.Disasters.Select(of => of.Disaster == disaster ? change(of) : of)]
            : [.. household.Disasters, change(new(disaster))],
    };

    /// <summary>Goods of a depot.</summary>
    /// <param name="sign">-1 where they were taken back.</param>
    public static BoardHousehold Given(this BoardHousehold household, DisasterId disaster, IEnumerable<LotQuantity> lines, int sign) =>
        household.In(disaster, of => of with { HandedOut = BoardFigures.Sum(of.HandedOut, [.. lines.Select(line => new ItemFigure(line.Lot.Item, line.Quantity.Value))], sign) });

    private static BoardHousehold Registered(BoardHousehold household, HouseholdEvent.Registered e)
    {
        var registered = household with { Place = e.Place, Members = [.. e.Members.Select(member => New(member.Number))] };
        return e.Disaster is { } disaster ? registered.In(disaster, of => of) : registered;
    }

    private static BoardMember New(MemberNumber number) => new(number, new Whereabouts.AtHome(), [], []);

    private static BoardHousehold Move(BoardHousehold household, HouseholdEvent.MembersMoved e)
    {
        // Who said of no disaster moves in the one that the household last came to belong to.
        var disaster = e.Disaster ?? (household.Disasters.Count == 0 ? null : household.Disasters[^1].Disaster);
        var involved = disaster is { } joined ? household.In(joined, of => of) : household;
        return involved with
        {
            Members =
            [
                .. involved.Members.Select(member => !e.Moves.Any(move => move.Member == member.Number)
                    ? member
                    : member with { Where = e.To, RelocatedIn = disaster is { } of && e.To.IsRelocated ? [.. member.RelocatedIn.Union([of])] : member.RelocatedIn }),
            ],
        };
    }

    private static BoardHousehold Use(BoardHousehold household, DisasterId disaster) => household.In(disaster, of => of with { Rights = of.Rights + 1 }) with
    {
        Members =
        [
            .. household.Members.Select(member => member.Where is Whereabouts.Dead or Whereabouts.Missing ? member : member with { AidedIn = [.. member.AidedIn.Union([disaster])] }),
        ],
    };

    private static BoardHousehold Restore(BoardHousehold household, DisasterId disaster)
    {
        var less = household.In(disaster, of => of with { Rights = of.Rights - 1 });
        return less.Disasters.Any(of => of.Disaster == disaster && of.Rights > 0)
            ? less
            : less with { Members = [.. less.Members.Select(member => member with { AidedIn = [.. member.AidedIn.Where(one => one != disaster)] })] };
    }
}
