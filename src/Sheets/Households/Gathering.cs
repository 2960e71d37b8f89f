using System.Globalization;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Sheets.Columns;

namespace CivilAffairs.Relief.Sheets.Households;

/// <summary>The rows of one household while they come in, and what is made of them once all are there.</summary>
internal sealed class Gathering
{
    // More than a household has members, so that one too large is refused for that; the rest only count.
    private const int MostRead = 31;

    private readonly List<PersonRow> _people = [];
    private readonly List<int> _rows = [];

    public int Count => _rows.Count;

    public void Add(PersonRow row)
    {
        _rows.Add(row.Number);
        if (_people.Count < MostRead || row.Faults.Count > 0) _people.Add(row);
    }

    public HouseholdDraft Finish(SheetOptions options, CommandContext context)
    {
        var said = Said();
        var members = Members();
        var faults = _people.SelectMany(row => row.Faults).ToList();
        if (faults.Count > 0) return new(_rows, faults);
        if (!said.ContainsKey(SheetColumns.Place) && options.Place is null) return new(_rows, [new(_rows[0], SheetColumns.Place, new Required(SheetColumns.Place))]);
        var register = new HouseholdCommand.Register(
            said.TryGetValue(SheetColumns.Place, out var place) ? (PlaceCode)place : options.Place ?? default,
            said.TryGetValue(SheetColumns.Address, out var address) ? (string)address : string.Empty,
            [.. members.Select(member => member.Row.ToMember(member.Relation))],
            options.Disaster,
            said.TryGetValue(SheetColumns.Account, out var account) ? (BankAccount)account : null);
        var (losses, rows) = (LossReader.Of(said), members.Select(member => member.Row.Number).ToList());
        if (Rules.Check(register, losses, options, context) is { } refusal) return new(_rows, [HouseholdDraft.Blame(refusal, rows, _rows[0])]);
        return new(_rows, [], register, losses, IdentityOf(register), rows);
    }

    // What the rows say of the household as a whole, which none may say otherwise than another.
    private Dictionary<string, object> Said()
    {
        var said = new Dictionary<string, object>(StringComparer.Ordinal);
        var from = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in _people)
        {
            foreach (var (column, value) in row.OfHousehold)
            {
                if (said.TryAdd(column, value)) from.Add(column, row.Number);
                else if (!said[column].Equals(value)) row.Add(column, new DiffersInHousehold(column, from[column]));
            }
        }

        return said;
    }

    // The head first, as on the household's own page.
    private List<(PersonRow Row, Relation Relation)> Members()
    {
        var members = new List<(PersonRow, Relation)>();
        foreach (var row in _people)
        {
            var relation = row.Relation ?? (_rows.Count == 1 || (row.HeadName.Length > 0 && PersonName.TryParse(row.HeadName, out var head) && head == row.Name) ? Relation.Head : null);
            if (relation is { } known) members.Add((row, known));
            else if (row.IsOfPerson && row.Faults.All(fault => fault.Column != SheetColumns.Relation)) row.Add(SheetColumns.Relation, new Required(SheetColumns.Relation));
        }

        return [.. members.OrderBy(member => member.Item2 == Relation.Head ? 0 : 1)];
    }

    // A person is in one household, so an ID tells it from all others. Without one it is told by where it is and who is in it.
    private static string IdentityOf(HouseholdCommand.Register register)
    {
        var ids = register.Members.Where(member => member.ResidentId is not null).ToList();
        if (ids.Find(member => member.Relation == Relation.Head) is { } head) return $"id {head.ResidentId}";
        if (ids.Count > 0) return $"id {ids.Select(member => member.ResidentId.ToString()!).Min(StringComparer.Ordinal)}";
        return string.Create(CultureInfo.InvariantCulture, $"people {register.Place} {register.Address}\n{string.Join('\n', register.Members.Select(member => $"{member.Name} {member.Birth:yyyyMMdd}").Order(StringComparer.Ordinal))}");
    }
}
