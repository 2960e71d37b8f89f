using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Audit;

/// <summary>Statement 3: no money without an approved grant, before its stage, or beyond the sum.</summary>
internal sealed class MoneyAudit
{
    private readonly AuditFindings _findings = new(AuditStatement.Money);

    public void Take(HouseholdId id, HouseholdEvent body, HouseholdState before, JournalPosition position)
    {
        var stream = StreamName.Of(id);
        switch (body)
        {
            case HouseholdEvent.RebuildApproved e:
                var planned = e.Instalments.Sum(one => one.Amount.Value);
                _findings.Check(planned == e.Grant.Value, "plan-differs-from-grant", stream, position, () => $"instalments of {planned} fen for a grant of {e.Grant.Value} fen");
                _findings.Count("granted-fen", e.Grant.Value);
                break;
            case HouseholdEvent.InstalmentPaid e:
                Pay(e, before.Rebuild, stream, position);
                break;
        }
    }

    public AuditVerdict Finish() => _findings.Verdict();

    private void Pay(HouseholdEvent.InstalmentPaid e, RebuildState rebuild, StreamName stream, JournalPosition position)
    {
        _findings.Count("paid-fen", e.Amount.Value);
        _findings.Count("payments");
        var instalment = rebuild.Instalments.Find(one => one.Number == e.Number);
        if (!_findings.Check(instalment is not null, "paid-unapproved", stream, position, () => $"instalment {e.Number} belongs to no approved grant")) return;
        _findings.Check(rebuild.HasReached(instalment!.After), "paid-too-early", stream, position, () => $"instalment {e.Number} comes after {instalment.After}; the rebuild was {rebuild.Stage}");
        _findings.Check(instalment.Amount == e.Amount, "paid-otherwise", stream, position, () => $"instalment {e.Number} is {instalment.Amount.Value} fen; {e.Amount.Value} were paid");
        _findings.Check(!rebuild.Paid.Contains(e.Number), "paid-twice", stream, position, () => $"instalment {e.Number} was paid before");
        var sum = rebuild.Instalments.Where(one => rebuild.Paid.Contains(one.Number)).Sum(one => one.Amount.Value) + e.Amount.Value;
        _findings.Check(sum <= rebuild.Grant.Value, "paid-beyond-grant", stream, position, () => $"{sum} fen paid of a grant of {rebuild.Grant.Value} fen");
    }
}
