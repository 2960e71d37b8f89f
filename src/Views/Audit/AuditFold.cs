using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Audit;

/// <summary>Takes the events of a journal one after another and knows at the end what does not hold. Keeps states, not events.</summary>
internal sealed class AuditFold
{
    private readonly AuditStates _states = new();
    private readonly JournalOrderAudit _journal = new();
    private readonly GoodsAudit _goods = new();
    private readonly PeopleAudit _people = new();
    private readonly MoneyAudit _money = new();
    private readonly ClaimsAudit _claims = new();

    public JournalPosition Last => _journal.Last;

    public void Take(DecodedEvent @event)
    {
        _journal.Take(@event);
        if (@event.Fault is not null) return;
        var position = @event.Position;
        switch (@event.Body)
        {
            case DepotEvent body:
                var depot = new DepotId(@event.Stream.Key);
                _goods.Take(depot, body, _states.Take(depot, body).After, position);
                _claims.Take(depot, body, position);
                break;
            case ShelterEvent body:
                var shelter = new ShelterId(@event.Stream.Key);
                _people.Take(shelter, body, _states.Take(shelter, body).After, position);
                break;
            case HouseholdEvent body:
                var household = new HouseholdId(@event.Stream.Key);
                var before = _states.Take(household, body).Before;
                _people.Take(household, body, before, position);
                _money.Take(household, body, before, position);
                _claims.Take(household, body, before, _states, position);
                break;
        }
    }

    /// <param name="asOf">Now: what expired before it, less the grace, is overdue.</param>
    /// <param name="grace">How long the processes may take to release what has expired.</param>
    /// <param name="chain">What the walk over the hashes found; null where there is none.</param>
    /// <param name="views">The verdict on the views; null where they were not looked at.</param>
    public AuditReport Finish(DateTimeOffset asOf, TimeSpan grace, JournalAuditReport? chain, AuditVerdict? views)
    {
        var halves = new List<HalfOperation>();
        var exceptions = new List<AuditException>();
        var overdueBefore = asOf - grace;
        List<AuditVerdict> verdicts =
        [
            _goods.Finish(_states),
            _people.Finish(_states, halves),
            _money.Finish(),
            _claims.Finish(_states, overdueBefore, halves, exceptions),
            _journal.Finish(chain),
        ];
        if (views is not null) verdicts.Add(views);
        OperationsAudit.Finish(_states, overdueBefore, halves);
        return new(Last, verdicts, [.. halves.OrderBy(half => half.Kind).ThenBy(half => half.Id)], exceptions, _goods.Lines);
    }
}
