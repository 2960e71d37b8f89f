using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Scenarios.Wire;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>A shelter for the first nights: counted by name, then closed, which it is only once all who were in it have gone on to their kin.</summary>
internal sealed class TransitShelter(ScenarioPlan plan, PlannedShelter shelter)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly string[] UntilEmpty = ["shelter-not-empty"];

    // Those of all townships are in it; the shelter lies in the first.
    private Officer Officer => plan.Officers.Of(0);

    public Chain Chain()
    {
        Family[] guests = [.. plan.Families.Where(family => family.Mishap == Mishap.InTransit)];
        var at = TimeSpan.FromHours(52);
        List<Step> steps =
        [
            Ask(at, "roll-call", new ShelterCommand.TakeRollCall(guests.Sum(family => family.Persons), [], "早点名，人数相符")),
            Ask(at + (Hour * 2), "closing", new ShelterCommand.StartClosing("道路恢复通行，人员分流投亲")),
            Ask(at + (Hour * 3), "too-early", new ShelterCommand.Close()) with { Answer = Expected.Refusal("shelter-not-empty") },
        ];
        if (plan.Families.FirstOrDefault(family => family is { Goes: Destination.Kin, Mishap: Mishap.None }) is { } late)
        {
            var admit = Request.Of(new Operation.Admit(late.Id, shelter.Id, plan.Named.Disaster), plan.Id("transit/late"));
            steps.Add(new(plan.Officers.Of(late.Township), at + (Hour * 3), admit) { Answer = Expected.Refusal("shelter-stage-forbids") });
        }

        steps.AddRange(guests.Select(family => GoesOn(family, at + (Hour * 4))));
        steps.Add(Ask(at + (Hour * 8), "closed", new ShelterCommand.Close()) with { PatientWith = UntilEmpty });
        return new(steps);
    }

    private Step GoesOn(Family family, TimeSpan at)
    {
        var id = plan.Id($"{family.Number}/move");
        var move = new HouseholdCommand.MoveMembers(new(id), plan.Named.Disaster, Members: null, new Whereabouts.WithKin(), plan.Design.StruckAt + at);
        return new(plan.Officers.Of(family.Township), at, Request.Of(StreamName.Of(family.Id), move, id));
    }

    private Step Ask(TimeSpan at, string name, ShelterCommand command) => new(Officer, at, Request.Of(StreamName.Of(shelter.Id), command, plan.Id($"transit/{name}")));
}
