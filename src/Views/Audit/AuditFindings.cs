using System.Collections.ObjectModel;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Audit;

/// <summary>Gathers what is found about one statement.</summary>
internal sealed class AuditFindings(AuditStatement statement)
{
    /// <summary>How many violations are kept; all are counted.</summary>
    public const int Kept = 20;

    private readonly List<AuditViolation> _first = [];
    private readonly SortedDictionary<string, long> _figures = new(StringComparer.Ordinal);
    private long _checked;
    private long _violations;

    /// <summary>Counts a check; where it fails the violation is noted.</summary>
    public bool Check(bool holds, string rule, StreamName? stream, JournalPosition position, Func<string> detail)
    {
        _checked++;
        if (holds) return true;
        _violations++;
        if (_first.Count < Kept) _first.Add(new(rule, stream, position, detail()));
        return false;
    }

    public void Count(string figure, long more = 1) => _figures[figure] = _figures.GetValueOrDefault(figure) + more;

    public AuditVerdict Verdict() => new(statement, _checked, _violations, [.. _first], new ReadOnlyDictionary<string, long>(_figures));
}
