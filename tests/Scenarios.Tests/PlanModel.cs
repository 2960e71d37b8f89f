using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Scenarios.Wire;

namespace CivilAffairs.Relief.Scenarios.Tests;

/// <summary>A plain model of what a plan does: it takes every step in order and knows nothing of events or streams.</summary>
internal sealed class PlanModel
{
    private readonly Dictionary<ShelterId, int> _free = [];
    private readonly Dictionary<HouseholdId, int> _persons = [];
    private readonly Dictionary<HouseholdId, ShelterId> _guests = [];
    private readonly Dictionary<ShelterId, int> _inside = [];
    private readonly Dictionary<ShelterId, int> _closing = [];
    private readonly Dictionary<HouseholdId, PlaceCode> _homes = [];
    private readonly HashSet<string> _ids = [];
    private readonly Dictionary<HouseholdId, HashSet<int>> _relocated = [];
    private readonly Dictionary<HouseholdId, Losses> _losses = [];
    private readonly Dictionary<HouseholdId, (int Rooms, RebuildStage Stage)> _rebuilds = [];
    private readonly HashSet<(HouseholdId, EntitlementCode)> _given = [];
    private readonly Dictionary<Guid, (HouseholdId Household, ShelterId Shelter, int Places)> _announced = [];

    public int Relocated => _relocated.Values.Sum(members => members.Count);

    public int Collapsed => _losses.Values.Count(losses => losses.RoomsCollapsed > 0);

    public int Townships => _homes.Values.Select(place => place.AtTier(PlaceTier.Township)).Distinct().Count();

    public int Rebuild => Roll.Count();

    public int Rooms => Roll.Sum(one => one.Rooms);

    public int Contested => _rebuilds.Values.Count(one => one.Stage == RebuildStage.Rejected);

    public int Closed => _closing.Count(one => one.Value == 0);

    public int MovedIn => _rebuilds.Values.Count(one => one.Stage == RebuildStage.MovedIn);

    public int UnderWay => _rebuilds.Values.Count(one => one.Stage is RebuildStage.Started or RebuildStage.Structure or RebuildStage.InRepair or RebuildStage.Inspected);

    public int Aided => _given.Select(given => given.Item1).Distinct().Sum(household => _persons[household]);

    /// <summary>Grams.</summary>
    public long GivenBack { get; private set; }

    public int TurnedAway { get; private set; }

    public int NotPlaced { get; private set; }

    public Dictionary<string, int> Refused { get; } = [];

    private IEnumerable<(int Rooms, RebuildStage Stage)> Roll => _rebuilds.Values.Where(one => one.Stage != RebuildStage.Rejected);

    public static PlanModel Of(ScenarioPlan plan)
    {
        var model = new PlanModel();
        foreach (var step in plan.AllSteps()) model.Take(step);
        return model;
    }

    private void Take(Step step)
    {
        if (step.Request.Typo is not null)
        {
            Refuse("unreadable", step);
            return;
        }

        var (done, code) = Do(step.Request);
        foreach (var other in step.Otherwise)
        {
            if (done || code != step.OtherwiseAfter) break;
            TurnedAway++;
            (done, code) = Do(other);
        }

        if (!done) Refuse(code, step);
        else if (step.Answer.Code is { } wanted) throw new InvalidOperationException($"{step.Request.Path} should be refused: {wanted}");
        if (step.Rival is { } rival)
        {
            var (also, why) = Do(rival.Request);
            if (also || why != rival.Refusal) throw new InvalidOperationException($"{rival.Request.Path} should be refused: {rival.Refusal}");
        }
    }

    private void Refuse(string code, Step step)
    {
        Refused[code] = Refused.GetValueOrDefault(code) + 1;
        if (code == "no-room") NotPlaced++;
        else if (code != step.Answer.Code) throw new InvalidOperationException($"{step.Request.Path} is refused: {code}");
    }

    private (bool Done, string Code) Do(Request request)
    {
        var (done, code) = Do(request.Body(Plans.Now), request);
        return done && request.Then is { } then ? Do(then) : (done, code);
    }

    private (bool Done, string Code) Do(object body, Request request)
    {
        var thing = Guid.TryParse(request.Path.Split('/').ElementAtOrDefault(3), out var id) ? id : default;
        switch (body)
        {
            case ShelterCommand.Register c:
                _free[new(thing)] = c.Capacity;
                break;
            case HouseholdCommand.Register c:
                string[] ids = [.. c.Members.Select(member => member.ResidentId?.ToString()).OfType<string>()];
                if (ids.Any(_ids.Contains)) return (false, "already-registered");
                _ids.UnionWith(ids);
                _persons[new(thing)] = c.Members.Count;
                _homes[new(thing)] = c.Place;
                break;
            case HouseholdCommand.CorrectMember { Member.ResidentId: { } found }:
                if (!_ids.Add(found.ToString()!)) return (false, "already-registered");
                break;
            case HouseholdCommand.MoveMembers { To: Whereabouts.AtHome }:
                break;
            case HouseholdCommand.MoveMembers c:
                if (_guests.Remove(new(thing), out var shelter)) _inside[shelter] -= _persons[new(thing)];
                Relocate(new(thing), c.Members);
                break;
            case Operation.Admit c:
                if (_closing.ContainsKey(c.Shelter)) return (false, "shelter-stage-forbids");
                if (!Reserve(c.Household, c.Shelter)) return (false, "no-room");
                Relocate(c.Household, c.Members);
                _guests[c.Household] = c.Shelter;
                _inside[c.Shelter] = _inside.GetValueOrDefault(c.Shelter) + _persons[c.Household];
                break;
            case ShelterCommand.TakeRollCall c when c.CountedPersons != _inside[new(thing)]:
                return (false, "roll-call-differs");
            case ShelterCommand.StartClosing:
                _closing[new(thing)] = 1;
                break;
            case ShelterCommand.Close:
                if (_inside[new(thing)] > 0) return (false, "shelter-not-empty");
                _closing[new(thing)] = 0;
                break;
            case HouseholdCommand.ObjectToRebuild:
                Reach(new(thing), RebuildStage.Applied);
                break;
            case HouseholdCommand.ReviewInVillage { Passed: false }:
                Reach(new(thing), RebuildStage.Rejected);
                break;
            case HouseholdCommand.GiveBack c:
                GivenBack += c.Lines.Sum(line => line.Quantity.Value);
                break;
            case Operation.Reserve c:
                if (!Reserve(c.Household, c.Shelter)) return (false, "no-room");
                _announced[request.Id] = (c.Household, c.Shelter, _persons[c.Household]);
                break;
            case Operation.Arrive c:
                Relocate(_announced[c.Movement.Value].Household, null);
                break;
            case Operation.Cancel c:
                _free[c.Shelter] += _announced[c.Movement.Value].Places;
                break;
            case Operation.HandOut c:
                if (c.Entitlements!.Any(wanted => _given.Contains((c.Household, wanted.Code)))) return (false, "already-given");
                foreach (var wanted in c.Entitlements!) _given.Add((c.Household, wanted.Code));
                break;
            case HouseholdCommand.AssessLosses c:
                _losses[new(thing)] = c.Losses;
                break;
            case HouseholdCommand.AssessRebuild c:
                if (!_losses[new(thing)].OnlyHome) return (false, "not-the-only-home");
                _rebuilds[new(thing)] = (c.Rooms, RebuildStage.Assessed);
                break;
            case HouseholdCommand.StartRebuild:
                Reach(new(thing), RebuildStage.Started);
                break;
            case HouseholdCommand.RecordStructure:
                Reach(new(thing), RebuildStage.Structure);
                break;
            case HouseholdCommand.InspectRebuild c:
                Reach(new(thing), c.Passed ? RebuildStage.Inspected : RebuildStage.InRepair);
                break;
            case HouseholdCommand.MoveIn:
                Reach(new(thing), RebuildStage.MovedIn);
                break;
            case DepotCommand.ReceiveStock c when request.Id != default && !_ids.Add($"document {c.Source} {c.DocumentNumber}"):
                return (false, "document-already-used");
        }

        return (true, string.Empty);
    }

    private bool Reserve(HouseholdId household, ShelterId shelter)
    {
        if (_free[shelter] < _persons[household]) return false;
        _free[shelter] -= _persons[household];
        return true;
    }

    private void Relocate(HouseholdId household, IReadOnlyList<MemberNumber>? members)
    {
        if (!_relocated.TryGetValue(household, out var gone)) _relocated[household] = gone = [];
        gone.UnionWith(members?.Select(member => member.Number) ?? Enumerable.Range(1, _persons[household]));
    }

    private void Reach(HouseholdId household, RebuildStage stage) => _rebuilds[household] = _rebuilds[household] with { Stage = stage };
}
