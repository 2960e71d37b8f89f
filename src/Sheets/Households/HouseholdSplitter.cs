using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Sheets.Columns;

namespace CivilAffairs.Relief.Sheets.Households;

/// <summary>
/// Says of each row, from the first on, which household it is of: by the household's number where the sheet has such a column, wherever the rows stand; else by the
/// head's name or the row of the head, and then the rows of a household stand together.
/// </summary>
internal sealed class HouseholdSplitter
{
    private readonly Func<PersonRow, int> _of;
    private readonly Dictionary<(string Place, string Number), int> _numbered = [];
    private (string Place, string Number) _key;
    private string _head = string.Empty;
    private string _place = string.Empty;
    private bool _hasHead;
    private int _last = -1;

    public HouseholdSplitter(Heading heading) => _of = heading switch
    {
        _ when heading.Has(SheetColumns.Household) => ByNumber,
        _ when heading.Has(SheetColumns.HeadName) => ByHeadName,
        _ when heading.Has(SheetColumns.Relation) => ByHeadRow,
        _ => _ => New(),
    };

    /// <summary>How many households there were so far.</summary>
    public int Count { get; private set; }

    /// <returns>The number of its household, from 0. What belongs to none has one of its own, and a fault.</returns>
    public int Of(PersonRow row) => row.IsStray ? Count++ : _of(row);

    private int ByNumber(PersonRow row)
    {
        if (row.HouseholdNumber.Length == 0)
        {
            // A merged cell gives its number to the first row only once the sheet is a text.
            if (_last >= 0 && row.Relation != Relation.Head) return _last;
            row.Add(SheetColumns.Household, new HouseholdNumberMissing());
            return New();
        }

        // In each village they may begin with 1 again.
        var place = row.PlaceText.Length == 0 && row.HouseholdNumber == _key.Number ? _key.Place : row.PlaceText;
        _key = (place, row.HouseholdNumber);
        if (!_numbered.TryGetValue(_key, out var household)) _numbered.Add(_key, household = New());
        return _last = household;
    }

    private int ByHeadName(PersonRow row)
    {
        var head = row.HeadName.Length == 0 ? _head : row.HeadName;
        var place = row.PlaceText.Length == 0 ? _place : row.PlaceText;
        var isHead = row.Relation == Relation.Head || (row.Relation is null && row.Name.ToString() == head);

        // Two families whose heads have one name: the second begins with its head.
        var begins = _last < 0 || head != _head || place != _place || (isHead && _hasHead);
        _hasHead = isHead || (_hasHead && !begins);
        (_head, _place) = (head, place);
        if (head.Length == 0 && row.Relation != Relation.Head) row.Add(SheetColumns.HeadName, new Required(SheetColumns.HeadName));
        return begins ? New() : _last;
    }

    private int ByHeadRow(PersonRow row)
    {
        if (row.Relation == Relation.Head) return New();
        if (_last >= 0) return _last;
        row.Add(SheetColumns.Relation, new HeadMissingAbove());
        return Count++;
    }

    private int New() => _last = Count++;
}
