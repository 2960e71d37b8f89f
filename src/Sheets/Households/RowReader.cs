using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Sheets.Columns;
using CivilAffairs.Relief.Sheets.Files;
using static CivilAffairs.Relief.Sheets.Columns.SheetColumns;

namespace CivilAffairs.Relief.Sheets.Households;

/// <summary>Reads the cells of a row as what their columns say they are; whatever is wrong is noted beside the row.</summary>
internal sealed class RowReader(Heading heading, PlaceFinder places, bool isText)
{
    private const string Rounded = "000";

    private static readonly string[] OfPerson = [SheetColumns.Name, SheetColumns.ResidentId, SheetColumns.Relation, SheetColumns.Sex, SheetColumns.Birth, SheetColumns.Phone];

    /// <summary>Numbers of this file went through Excel as numbers: one that ends in three zeros and passes its check does so by chance.</summary>
    public bool IsRounded { get; set; }

    /// <returns>Null where the row is blank or repeats the header.</returns>
    public PersonRow? Read(SheetRow row)
    {
        if (row.IsBlank || RepeatsHeader(row)) return null;
        var person = new PersonRow(row.Number)
        {
            HouseholdNumber = Text(row, Household),
            HeadName = Text(row, HeadName),
            PlaceText = string.Join('|', Text(row, SheetColumns.Place), Text(row, County), Text(row, Township), Text(row, Village)).Trim('|'),
            IsOfPerson = row.IsBroken || IsOfPerson(row),
        };
        if (row.IsBroken) person.Add(string.Empty, new QuotesDoNotMatch());
        else if (!person.IsOfPerson) person.Add(SheetColumns.Name, new NobodyInRow());
        else if (isText && row.Cells.Skip(heading.Width).Any(cell => !cell.IsBlank)) person.Add(string.Empty, new CellsBeyondHeader());
        else ReadCells(row, person);
        return person;
    }

    private void ReadCells(SheetRow row, PersonRow person)
    {
        ReadPerson(row, person);
        ReadPlace(row, person);
        if (Sound(row, person, Address) is { } address) person.OfHousehold.Add((Address, address.Text));
        if (Sound(row, person, Account) is { } account) ReadAccount(account, person);
        new LossReader(heading).Read(person, column => Sound(row, person, column));
    }

    private void ReadPerson(SheetRow row, PersonRow person)
    {
        if (Sound(row, person, SheetColumns.Name, required: true) is { } named) Take(person, SheetColumns.Name, PersonName.Check(named.Text, SheetColumns.Name, out var name), () => person.Name = name);
        if (Sound(row, person, SheetColumns.ResidentId) is { } id) ReadId(id, person);
        if (Sound(row, person, SheetColumns.Relation) is { } relation)
        {
            person.Relation = RowWords.ReadRelation(relation.Text);
            if (person.Relation is null) person.Add(SheetColumns.Relation, new UnknownWord(SheetColumns.Relation, Find(SheetColumns.Relation).Explained.Zh, Find(SheetColumns.Relation).Explained.En));
        }

        if (Sound(row, person, SheetColumns.Sex) is { } sex)
        {
            person.Sex = RowWords.ReadSex(sex.Text);
            if (person.Sex is null) person.Add(SheetColumns.Sex, new UnknownWord(SheetColumns.Sex, "男、女", "male, female"));
        }

        if (Sound(row, person, SheetColumns.Birth) is { } birth) ReadBirth(birth, person);
        if (Sound(row, person, SheetColumns.Phone) is { } phone) Take(person, SheetColumns.Phone, PhoneNumber.Check(phone.Text, SheetColumns.Phone, out var number), () => person.Phone = number);
        if (Sound(row, person, Groups) is not { } groups) return;
        if (RowWords.ReadGroups(groups.Text) is { } known) person.Groups = known;
        else person.Add(Groups, new UnknownWord(Groups, "低保、特困、残疾、孤儿、孕产妇、婴幼儿、独居老人", Find(Groups).Explained.En));
    }

    private void ReadId(Cell cell, PersonRow person)
    {
        var refusal = Domain.ResidentId.Check(cell.Text, SheetColumns.ResidentId, DateOnly.MaxValue, out var id);
        var ends = cell.HasLostDigits || TypedText.Tight(cell.Text).EndsWith(Rounded, StringComparison.Ordinal);
        if (refusal is null && IsExample(id)) person.Add(string.Empty, new ExampleRow());
        else if (cell.HasLostDigits || (ends && refusal is ResidentIdCheckCharacter))
        {
            IsRounded = true;
            person.Add(SheetColumns.ResidentId, new DigitsLost(SheetColumns.ResidentId));
        }
        else if (refusal is null && ends && IsRounded) person.Add(SheetColumns.ResidentId, new DigitsLost(SheetColumns.ResidentId));
        else Take(person, SheetColumns.ResidentId, refusal, () => person.ResidentId = id);
    }

    // With a resident ID a month is enough, where it is the same.
    private static void ReadBirth(Cell cell, PersonRow person)
    {
        var refusal = SheetDate.Read(cell, SheetColumns.Birth, out var day, out var month);
        if (month is { } first && person.ResidentId is { } id) refusal = (id.Birth.Year, id.Birth.Month) == (first.Year, first.Month) ? null : new ContradictsResidentId(SheetColumns.Birth);
        else if (refusal is null) person.Birth = day;
        if (refusal is not null) person.Add(SheetColumns.Birth, refusal);
    }

    private static void ReadAccount(Cell cell, PersonRow person)
    {
        if (cell.HasLostDigits) person.Add(Account, new DigitsLost(Account));
        else Take(person, Account, BankAccount.Check(cell.Text, Account, out var account), () => person.OfHousehold.Add((Account, account)));
    }

    private void ReadPlace(SheetRow row, PersonRow person)
    {
        if (person.PlaceText.Length == 0) return;
        var cells = new[] { SheetColumns.Place, County, Township, Village }.Select(column => Sound(row, person, column)?.Text ?? string.Empty).ToArray();
        if (person.Faults.Any(fault => fault.Column is SheetColumns.Place or County or Township or Village)) return;
        var (place, refusal) = places.Find(cells[0], cells[1], cells[2], cells[3]);
        if (refusal is not null) person.Add(heading.Has(refusal.Field) ? refusal.Field : heading.Has(Township) ? Township : Village, refusal);
        else if (place is { } found && cells.Any(text => text.Length > 0)) person.OfHousehold.Add((SheetColumns.Place, found));
    }

    // Where nothing but a name is told, it may be no name: a sum, a signature.
    private bool IsOfPerson(SheetRow row) =>
        OfPerson.Any(column => column != SheetColumns.Name && Text(row, column).Length > 0)
        || (Text(row, SheetColumns.Name) is { Length: > 0 } name && PersonName.TryParse(name, out _) && !RowWords.IsSum(name));

    /// <summary>The cell, where something stands in it and it can be read.</summary>
    private Cell? Sound(SheetRow row, PersonRow person, string column, bool required = false)
    {
        if (heading[column] is not { } known) return null;
        var cell = row[known.Index];
        if (cell.Kind == CellKind.Error) person.Add(column, new CellHasError(column));
        else if (cell.Kind == CellKind.Formula) person.Add(column, new CellIsFormula(column));
        else if (!cell.IsBlank && (required || !RowWords.IsNothing(cell.Text))) return cell;
        else if (required) person.Add(column, new Required(column));
        return null;
    }

    private string Text(SheetRow row, string column) => heading[column] is { } known ? row[known.Index].Text : string.Empty;

    // A table that was printed on several pages names its columns on each.
    private bool RepeatsHeader(SheetRow row) => Text(row, SheetColumns.Name) == heading.HeaderOf(SheetColumns.Name) && heading.Columns.Count(column => row[column.Index].Text == column.Header) > 1;

    private static void Take(PersonRow person, string column, Refusal? refusal, Action take)
    {
        if (refusal is null) take();
        else person.Add(column, refusal);
    }
}
