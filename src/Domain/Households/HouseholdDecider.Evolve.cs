using static CivilAffairs.Relief.Domain.HouseholdEvent;

namespace CivilAffairs.Relief.Domain;

public sealed partial class HouseholdDecider
{
    public static HouseholdState Evolve(HouseholdState state, HouseholdEvent @event) => @event switch
    {
        Registered e => Evolve(state, e),
        MemberAdded e => state with { Members = state.Members.Add(new(e.Member, new Whereabouts.AtHome())), LastNumber = Math.Max(state.LastNumber, e.Member.Number.Number) },
        MemberCorrected e => Change(state, e.Member.Number, member => member with { Who = e.Member }),
        MemberRemoved e => state with { Members = state.Members.RemoveAll(member => member.Number == e.Number) },
        HeadChanged e => Change(Change(state, e.Former, member => WithRelation(member, e.FormerHead)), e.Head, member => WithRelation(member, Relation.Head)),
        HomeChanged e => state with { Place = e.Place, Address = e.Address, Location = e.Location },
        BankAccountSet e => state with { Account = e.Account },
        MarkedAffected e => Involve(state, e.Disaster, involvement => involvement with { MustGo = e.MustGo }),
        HouseholdEvent.KeptSeparate e => state with { KeptSeparate = state.KeptSeparate.Add(e.Other) },
        HouseholdEvent.MergedInto e => state with { MergedInto = e.Other },
        HouseholdEvent.Absorbed e => state with { Absorbed = state.Absorbed.Add(e.Merged), Used = state.Used.AddRange(e.Used) },
        HouseholdEvent.Erased => Erase(state),
        MembersMoved e => Evolve(state, e),
        HouseholdEvent.MovementVoided e => state with { VoidedMovements = state.VoidedMovements.Add(e.Movement) },
        DeathRetracted e => Change(state, e.Member, member => member with { Where = e.Now }),
        LossesAssessed e => Involve(state, e.Disaster, involvement => involvement with { Losses = e.Losses, LossesVerified = false }),
        LossesVerified e => Involve(state, e.Disaster, involvement => involvement with { LossesVerified = true }),
        LossesReopened e => Involve(state, e.Disaster, involvement => involvement with { LossesVerified = false }),
        PhotoAdded e => Involve(state, e.Disaster, involvement => involvement) with { Photos = state.Photos.Add(e.Photo) },
        HandoutTaken e => state with { Handouts = state.Handouts.SetItem(e.Handout, Handout.Of(e)), Used = state.Used.AddRange(e.Used) },
        HouseholdEvent.HandoutVoided e => state with { VoidedHandouts = state.VoidedHandouts.Add(e.Handout) },
        GoodsGivenBack e => Evolve(state, e),
        _ => state with { Rebuild = state.Rebuild.After(@event) },
    };

    private static HouseholdState Evolve(HouseholdState state, Registered e) => e.Disaster is { } disaster
        ? Involve(Evolve(state, e with { Disaster = null }), disaster, involvement => involvement)
        : state with
        {
            Place = e.Place,
            Address = e.Address,
            Location = e.Location,
            Account = e.Account,
            Synthetic = e.Synthetic,
            Members = [.. e.Members.Select(member => new HouseholdMember(member, new Whereabouts.AtHome()))],
            LastNumber = e.Members.Max(member => (int?)member.Number.Number) ?? 0,
        };

    private static HouseholdState Evolve(HouseholdState state, MembersMoved e)
    {
        var moved = state with
        {
            Movements = state.Movements.SetItem(e.Movement, e.To),
            Members = state.Members.ConvertAll(member => e.Moves.Any(move => move.Member == member.Number) ? member with { Where = e.To } : member),
        };
        return e.Disaster is { } disaster ? Involve(moved, disaster, involvement => involvement) : moved;
    }

    private static HouseholdState Evolve(HouseholdState state, GoodsGivenBack e) => state with
    {
        Handouts = state.Handouts.TryGetValue(e.Handout, out var handout) ? state.Handouts.SetItem(e.Handout, handout.Without(e.Lines)) : state.Handouts,
        Used = state.Used.RemoveRange(e.Restored),
    };

    private static HouseholdState Erase(HouseholdState state) => state with
    {
        Erased = true,
        Address = null,
        Location = null,
        Account = null,
        Members = state.Members.ConvertAll(member => member with { Who = member.Who with { Identity = null, Birth = null } }),
    };

    private static HouseholdState Change(HouseholdState state, MemberNumber number, Func<HouseholdMember, HouseholdMember> change) =>
        state with { Members = state.Members.ConvertAll(member => member.Number == number ? change(member) : member) };

    private static HouseholdMember WithRelation(HouseholdMember member, Relation relation) => member with { Who = member.Who with { Relation = relation } };

    private static HouseholdState Involve(HouseholdState state, DisasterId disaster, Func<Involvement, Involvement> change) =>
        state with { Disasters = state.Disasters.SetItem(disaster, change(state.In(disaster) ?? new Involvement())) };
}
