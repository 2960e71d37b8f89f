using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Imports;

/// <summary>What a run has counted and noted so far, while several households are on their way at once.</summary>
/// <param name="headerOf">What the file calls a column.</param>
internal sealed class ImportProgress(ImportRun begun, Func<string, string> headerOf)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ImportOutcome, int> _kept = [];
    private List<(long, ImportLine)> _lines = [];
    private ImportRun _run = begun;
    private long _number;

    public ImportRun Run
    {
        get
        {
            lock (_gate) return _run;
        }
    }

    /// <summary>Counts.</summary>
    public void Count(Func<ImportRun, ImportRun> change)
    {
        lock (_gate) _run = change(_run);
    }

    /// <summary>Notes a line, of which so many are kept.</summary>
    public void Note(int row, ImportOutcome outcome, string field, Refusal refusal, HouseholdId? household = null, PlaceCode? place = null)
    {
        lock (_gate)
        {
            _run = outcome switch
            {
                ImportOutcome.Bad => _run with { Bad = _run.Bad + 1 },
                ImportOutcome.Held => _run with { Held = _run.Held + 1 },
                _ => _run,
            };
            var kept = _kept.GetValueOrDefault(outcome);
            if (kept == ImportRecords.MostLines) return;
            _kept[outcome] = kept + 1;
            _lines.Add((_number++, new(row, outcome, field.Length == 0 ? string.Empty : headerOf(field), field, refusal.Code, refusal.Reason, household, place)));
        }
    }

    /// <summary>The lines since the last time.</summary>
    public IReadOnlyList<(long Number, ImportLine Line)> TakeLines()
    {
        lock (_gate)
        {
            var lines = _lines;
            _lines = [];
            return lines;
        }
    }
}
