namespace CivilAffairs.Relief.Domain;

// A resident ID is held by the one registration in which its bearer stands, from the event that brings it to the one that takes it away.
public abstract partial record HouseholdEvent
{
    private static IEnumerable<Claim> Take(Member member, PlaceCode? place) => ClaimOf(member, taken: true, place);

    private static IEnumerable<Claim> LetGo(Member? member, PlaceCode? place) => member is null ? [] : ClaimOf(member, taken: false, place);

    // A merged registration has let go of everything already.
    private static IEnumerable<Claim> End(StreamName thing, HouseholdState before) => before.MergedInto is null
        ? [.. before.Members.SelectMany(member => LetGo(member.Who, before.Place)), new(Claims.Ended, thing.ToString(), Taken: true, before.Place)]
        : [];

    private static IEnumerable<Claim> StillLives(HouseholdId other)
    {
        var ended = new Claim(Claims.Ended, StreamName.Of(other).ToString(), Taken: true, null);
        return [ended, ended with { Taken = false }];
    }

    private static IEnumerable<Claim> ClaimOf(Member member, bool taken, PlaceCode? place) =>
        member.Identity?.ResidentId is { } id ? [new(Claims.ResidentId, id.ToString(), taken, place)] : [];

    public sealed partial record Registered : IClaiming<HouseholdState>
    {
        IEnumerable<Claim> IClaiming<HouseholdState>.Claims(StreamName thing, HouseholdState before) => Members.SelectMany(member => Take(member, Place));
    }

    public sealed partial record MemberAdded : IClaiming<HouseholdState>
    {
        IEnumerable<Claim> IClaiming<HouseholdState>.Claims(StreamName thing, HouseholdState before) => Take(Member, before.Place);
    }

    public sealed partial record MemberCorrected : IClaiming<HouseholdState>
    {
        IEnumerable<Claim> IClaiming<HouseholdState>.Claims(StreamName thing, HouseholdState before)
        {
            var former = before.Find(Member.Number)?.Who;
            return former?.Identity?.ResidentId == Member.Identity?.ResidentId ? [] : [.. LetGo(former, before.Place), .. Take(Member, before.Place)];
        }
    }

    public sealed partial record MemberRemoved : IClaiming<HouseholdState>
    {
        IEnumerable<Claim> IClaiming<HouseholdState>.Claims(StreamName thing, HouseholdState before) => LetGo(before.Find(Number)?.Who, before.Place);
    }

    public sealed partial record HomeChanged : IClaiming<HouseholdState>
    {
        // Held already, and held on: whoever is refused one of them is told the place where the family is now.
        IEnumerable<Claim> IClaiming<HouseholdState>.Claims(StreamName thing, HouseholdState before) => Place == before.Place ? [] : before.Members.SelectMany(member => Take(member.Who, Place));
    }

    public sealed partial record MergedInto : IClaiming<HouseholdState>
    {
        // One that has ended before only hands on what came to it late.
        IEnumerable<Claim> IClaiming<HouseholdState>.Claims(StreamName thing, HouseholdState before) => before.MergedInto is null
            ? [.. End(thing, before), .. StillLives(Other)]
            : [];
    }

    public sealed partial record Erased : IClaiming<HouseholdState>
    {
        IEnumerable<Claim> IClaiming<HouseholdState>.Claims(StreamName thing, HouseholdState before) => End(thing, before);
    }
}
