using static CivilAffairs.Relief.Domain.HouseholdCommand;

namespace CivilAffairs.Relief.Domain;

public sealed partial class HouseholdDecider
{
    private const int MostMembers = 30;

    private static Decision DecideRegister(Register command, CommandContext context) =>
        Unless(CheckRegistration(command, context), () => Decision.Of(RegisteredAs(command)));

    // Somebody sends the form again: true already if it says the same, an unwanted overwrite otherwise.
    private static Decision DecideAgain(Register command, HouseholdState state, CommandContext context)
    {
        if (CheckRegistration(command, context) is { } refusal) return Decision.Refuse(refusal);
        var said = Evolve(HouseholdState.None, RegisteredAs(command));
        bool same = (said.Place, said.Address, said.Account, said.Location, said.Synthetic) == (state.Place, state.Address, state.Account, state.Location, state.Synthetic)
            && said.Members.Count == state.Members.Count
            && said.Members.Zip(state.Members).All(pair => pair.First.Who.IsSameAs(pair.Second.Who))
            && said.Disasters.Keys.All(state.Disasters.ContainsKey);
        return same ? Decision.Nothing : Decision.Refuse(new HouseholdExists());
    }

    private static HouseholdEvent.Registered RegisteredAs(Register command) => new(
        command.Place,
        command.Address,
        [.. (command.Members ?? []).Select((member, index) => MemberForm.ToMember(member, new(index + 1)))],
        command.Disaster,
        command.Account,
        command.Location,
        command.Synthetic);

    private static Refusal? CheckRegistration(Register command, CommandContext context) =>
        CheckHome(command.Place, command.Address, command.Location)
        ?? CheckMembers(command.Members, context)
        ?? (command.Disaster is { } disaster ? Field.Given(disaster, "disaster") : null)
        ?? (command.Account is { } account ? Field.Given(account, "account") : null);

    private static Refusal? CheckHome(PlaceCode place, string address, GeoPoint? location)
    {
        if (place.Tier is not (PlaceTier.Township or PlaceTier.Village)) return new NotAHomePlace("place");
        return PlaceCatalogue.Shipped.Check(place, "place")
            ?? Field.Text(address, "address")
            ?? (location is { IsValid: false } ? new NotOnTheGlobe("location") : null);
    }

    private static Refusal? CheckMembers(IReadOnlyList<NewMember> members, CommandContext context)
    {
        if (Field.Filled(members, "members") is { } empty) return empty;
        if (members.Count > MostMembers) return new OutOfRange("members", 1, MostMembers);
        var ids = new HashSet<ResidentId>();
        for (var i = 0; i < members.Count; i++)
        {
            if (MemberForm.Check(members[i], $"members[{i}]", context) is { } refusal) return refusal;
            if (members[i].ResidentId is { } id && !ids.Add(id)) return new Repeated($"members[{i}].residentId");
        }

        var heads = members.Count(member => member.Relation == Relation.Head);
        return heads == 1 ? null : new OneHead("members", heads);
    }
}
