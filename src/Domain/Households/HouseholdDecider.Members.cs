using static CivilAffairs.Relief.Domain.HouseholdCommand;

namespace CivilAffairs.Relief.Domain;

public sealed partial class HouseholdDecider
{
    private const int LastMemberNumber = 99;

    private static Decision DecideAddMember(AddMember command, HouseholdState state, CommandContext context)
    {
        if (state.Members.Count >= MostMembers) return Decision.Refuse(new HouseholdFull(MostMembers));
        if (state.LastNumber >= LastMemberNumber) return Decision.Refuse(new NoNumberLeft(LastMemberNumber));
        var refusal = CheckMember(command.Member, state, except: null, context)
            ?? (command.Member.Relation == Relation.Head ? new HeadIsNamedApart("member.relation") : null)
            ?? Field.Text(command.Reason, "reason");
        return Unless(refusal, () => Decision.Of(new HouseholdEvent.MemberAdded(MemberForm.ToMember(command.Member, new(state.LastNumber + 1)), command.Reason)));
    }

    private static Decision DecideCorrectMember(CorrectMember command, HouseholdState state, CommandContext context)
    {
        if (state.Find(command.Number) is not { } former) return Decision.Refuse(new Unknown("number"));
        var refusal = CheckMember(command.Member, state, former, context)
            ?? (command.Member.Relation == Relation.Head != (former.Who.Relation == Relation.Head) ? new HeadIsNamedApart("member.relation") : null)
            ?? Field.Text(command.Reason, "reason");
        var corrected = MemberForm.ToMember(command.Member, former.Number);
        return Unless(refusal, () => corrected.IsSameAs(former.Who) ? Decision.Nothing : Decision.Of(new HouseholdEvent.MemberCorrected(corrected, command.Reason)));
    }

    private static Refusal? CheckMember(NewMember form, HouseholdState state, HouseholdMember? except, CommandContext context)
    {
        if (MemberForm.Check(form, "member", context) is { } refusal) return refusal;
        bool isTaken = form.ResidentId is { } id && state.Members.Exists(member => member != except && member.Who.Identity?.ResidentId == id);
        return isTaken ? new Repeated("member.residentId") : null;
    }

    private static Decision DecideRemoveMember(RemoveMember command, HouseholdState state)
    {
        if (state.Find(command.Number) is not { } member) return Decision.Refuse(new Unknown("number"));
        if (member.Who.Relation == Relation.Head) return Decision.Refuse(new MemberIsHead("number"));
        if (member.Where.IsCentralised) return Decision.Refuse(new StillInShelter("number"));
        return Unless(Field.Text(command.Reason, "reason"), () => Decision.Of(new HouseholdEvent.MemberRemoved(member.Number, member.Where, command.Reason)));
    }

    private static Decision DecideChangeHead(ChangeHead command, HouseholdState state)
    {
        if (state.Find(command.Head) is not { } head) return Decision.Refuse(new Unknown("head"));
        if (head.Who.Relation == Relation.Head) return Decision.Nothing;
        if (head.Where is Whereabouts.Dead) return Decision.Refuse(new MemberIsDead("head"));
        if (Field.Defined(command.FormerHead, "formerHead") is { } unknown) return Decision.Refuse(unknown);
        if (command.FormerHead == Relation.Head) return Decision.Refuse(new OneHead("formerHead", 2));
        // There is always a head: registration asks for one and nothing takes the last away.
        return Decision.Of(new HouseholdEvent.HeadChanged(head.Number, state.Head?.Number ?? head.Number, command.FormerHead));
    }

    private static Decision DecideChangeHome(ChangeHome command, HouseholdState state)
    {
        if (CheckHome(command.Place, command.Address, command.Location) is { } refusal) return Decision.Refuse(refusal);
        bool same = (state.Place, state.Address, state.Location) == (command.Place, command.Address, command.Location);
        return same ? Decision.Nothing : Decision.Of(new HouseholdEvent.HomeChanged(command.Place, state.Place ?? command.Place, command.Address, command.Location));
    }

    private static Decision DecideSetBankAccount(SetBankAccount command, HouseholdState state)
    {
        if (command.Account is { } account && Field.Given(account, "account") is { } refusal) return Decision.Refuse(refusal);
        return command.Account == state.Account ? Decision.Nothing : Decision.Of(new HouseholdEvent.BankAccountSet(command.Account));
    }

    private static Decision DecideMarkAffected(MarkAffected command, HouseholdState state)
    {
        if (Field.Given(command.Disaster, "disaster") is { } refusal) return Decision.Refuse(refusal);
        return state.In(command.Disaster)?.MustGo == command.MustGo ? Decision.Nothing : Decision.Of(new HouseholdEvent.MarkedAffected(command.Disaster, command.MustGo));
    }
}
