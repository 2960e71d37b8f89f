using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Scenarios.Wire;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>Families are registered and brought to shelters, to kin or elsewhere, with what goes wrong on such a night.</summary>
internal sealed class Evacuation(ScenarioPlan plan)
{
    private const int AnnouncedPermille = 250;

    // Long enough to be seen on a screen, short enough to be over before the scenario ends.
    private static readonly TimeSpan NeverArrives = TimeSpan.FromSeconds(10);

    private DisasterId Disaster => plan.Named.Disaster;

    public IEnumerable<Chain> Chains() => plan.Families.Select(family => new Chain([.. Steps(family)]));

    private IEnumerable<Step> Steps(Family family)
    {
        var dice = Dice.Of(plan.Named.Seed, "evacuation", family.Number);
        // Most go in the first night, the rest over two days.
        var begins = TimeSpan.FromMinutes(dice.Permille(650) ? dice.Between(120, 840) : dice.Between(840, 2_880));
        var officer = plan.Officers.RegistrarOf(family);
        foreach (var step in Registration(family, officer, begins)) yield return step;
        if (!family.IsRelocated) yield break;
        var leaves = begins + TimeSpan.FromMinutes(dice.Between(5, 45));
        foreach (var step in Movement(family, officer, leaves, announced: dice.Permille(AnnouncedPermille))) yield return step;
    }

    private IEnumerable<Step> Registration(Family family, Officer officer, TimeSpan at)
    {
        var members = family.Mishap == Mishap.PapersLost ? WithoutPapers(family) : family.Members;
        var register = new HouseholdCommand.Register(family.Place, family.Address, members, Disaster, Synthetic: true);
        var stream = StreamName.Of(family.Id);
        var minute = TimeSpan.FromMinutes(1);
        if (family.Mishap == Mishap.WrongId)
        {
            var id = family.Members[0].ResidentId.ToString()!;
            yield return new(officer, at - minute, Request.Of(stream, register, plan.Id($"{family.Number}/register/typo")) with { Typo = (id, Mistyped(id)) })
            {
                Answer = Expected.Refusal("unreadable", "members[0].residentId"),
            };
        }

        yield return new(officer, at, Request.Of(stream, register, plan.Id($"{family.Number}/register")))
        {
            Times = family.Mishap switch { Mishap.SentAgain => 2, Mishap.SentAtOnce => 4, _ => 1 },
            AtOnce = family.Mishap == Mishap.SentAtOnce,
        };
        if (family.Mishap == Mishap.RegisteredTwice)
        {
            var elsewhere = Neighbour(family.Township);
            var again = register with { Place = plan.Design.Townships[elsewhere], Address = "暂住亲戚家" };
            yield return new(plan.Officers.Of(elsewhere), at + minute, Request.Of(StreamName.Of(plan.Named.SecondRegistration(family.Number)), again, plan.Id($"{family.Number}/register/second")))
            {
                Answer = Expected.Refusal("already-registered"),
            };
        }

        if (family.Mishap == Mishap.PapersLost)
        {
            var found = new HouseholdCommand.CorrectMember(new(family.Persons), family.Members[^1], "证件找回后补录");
            yield return new(officer, at + TimeSpan.FromMinutes(4), Request.Of(stream, found, plan.Id($"{family.Number}/papers")));
        }
    }

    private IEnumerable<Step> Movement(Family family, Officer officer, TimeSpan at, bool announced)
    {
        if (family.Mishap is Mishap.MovementVoided or Mishap.MovementExpires)
        {
            yield return Announced(family, officer, at - TimeSpan.FromMinutes(3));
        }

        if (family.Mishap == Mishap.InTransit && plan.Shelters.Transit is { } transit)
        {
            yield return new(officer, at, Request.Of(new Operation.Admit(family.Id, transit.Id, Disaster, OccurredAt: plan.Design.StruckAt + at), plan.Id($"{family.Number}/transit")));
        }
        else if (family.Mishap == Mishap.Hospital)
        {
            yield return Moved(family, officer, at, "hospital", [new(family.Persons)], new Whereabouts.InHospital());
            yield return Moved(family, officer, at, "move", [.. Enumerable.Range(1, family.Persons - 1).Select(number => new MemberNumber(number))], new Whereabouts.WithKin());
        }
        else if (family.Goes == Destination.Shelter)
        {
            Request[] tries = [.. plan.Shelters.TriedBy(family, plan.Named.Seed).Select((shelter, i) => Into(family, shelter, i, announced, at))];
            yield return new(officer, at, tries[0]) { OtherwiseAfter = "no-room", Otherwise = tries[1..] };
        }
        else
        {
            yield return Moved(family, officer, at, "move", members: null, family.Goes switch
            {
                Destination.Kin => new Whereabouts.WithKin(),
                Destination.Rented => new Whereabouts.Renting(),
                _ => new Whereabouts.Elsewhere(),
            });
        }
    }

    private Request Into(Family family, PlannedShelter shelter, int attempt, bool announced, TimeSpan at)
    {
        var id = plan.Id($"{family.Number}/shelter/{attempt}");
        if (!announced) return Request.Of(new Operation.Admit(family.Id, shelter.Id, Disaster), id);
        var arrive = new Operation.Arrive(new(id), shelter.Id, plan.Design.StruckAt + at);
        return Request.Of(new Operation.Reserve(family.Id, shelter.Id, Disaster), id) with { Then = Request.Of(arrive, plan.Id($"{family.Number}/shelter/{attempt}/arrive")) };
    }

    // Announced at the last shelter of the township, which is the emptiest, and never to arrive.
    private Step Announced(Family family, Officer officer, TimeSpan at)
    {
        var (id, shelter) = (plan.Id($"{family.Number}/shelter/announced"), plan.Shelters.Of(family.Township)[^1].Id);
        if (family.Mishap == Mishap.MovementExpires)
        {
            return new(officer, at, new("/api/movements/reserve", id, now => new Operation.Reserve(family.Id, shelter, Disaster, ExpiresAt: now + NeverArrives)));
        }

        var cancel = Request.Of(new Operation.Cancel(new(id), shelter), plan.Id($"{family.Number}/shelter/cancelled"));
        return new(officer, at, Request.Of(new Operation.Reserve(family.Id, shelter, Disaster), id) with { Then = cancel });
    }

    private Step Moved(Family family, Officer officer, TimeSpan at, string name, IReadOnlyList<MemberNumber>? members, Whereabouts to)
    {
        var id = plan.Id($"{family.Number}/{name}");
        var move = new HouseholdCommand.MoveMembers(new(id), Disaster, members, to, plan.Design.StruckAt + at);
        return new(officer, at, Request.Of(StreamName.Of(family.Id), move, id));
    }

    private static IReadOnlyList<NewMember> WithoutPapers(Family family)
    {
        var last = family.Members[^1];
        return [.. family.Members.SkipLast(1), last with { ResidentId = null, Sex = last.ResidentId?.Sex, Birth = last.ResidentId?.Birth }];
    }

    // Another check character: each of the eleven stands for one remainder.
    private static string Mistyped(string id) => id[..^1] + (id[^1] == '7' ? '8' : '7');

    private int Neighbour(int township) => (township + 1) % plan.Design.Townships.Count;
}
