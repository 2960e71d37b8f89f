using System.Globalization;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Sheets.Columns;
using CivilAffairs.Relief.Sheets.Files;

namespace CivilAffairs.Relief.Sheets.Households;

/// <summary>What a household lost, as its columns say it: rooms, fields, livestock, money.</summary>
internal sealed class LossReader(Heading heading)
{
    private const decimal FenOfYuan = 100;
    private const decimal YuanOfTenThousand = 10_000;
    private const decimal SquareMetresOfHectare = 10_000;

    // Fifteen mu are a hectare.
    private const decimal MuOfHectare = 15;

    /// <summary>Notes what the columns of losses say beside the row.</summary>
    /// <param name="cellOf">The cell of a column where something stands in it.</param>
    public void Read(PersonRow row, Func<string, Cell?> cellOf)
    {
        foreach (var column in heading.Columns)
        {
            if (!column.Column.OfLosses || cellOf(column.Column.Field) is not { } cell) continue;
            if (Value(column, cell) is { } value) row.OfHousehold.Add((column.Column.Field, value));
            else row.Add(column.Column.Field, column.Column.Field == SheetColumns.OnlyHome ? new UnknownWord(column.Column.Field, "是、否", "yes, no") : new NotANumber(column.Column.Field));
        }
    }

    /// <summary>Everything that the rows of a household say of losses; null where they say nothing.</summary>
    public static Losses? Of(IReadOnlyDictionary<string, object> said)
    {
        if (!said.Keys.Any(field => SheetColumns.Find(field).OfLosses)) return null;
        return new(
            Whole(SheetColumns.RoomsCollapsed),
            Whole(SheetColumns.RoomsSeverelyDamaged),
            Whole(SheetColumns.RoomsDamaged),
            !said.TryGetValue(SheetColumns.OnlyHome, out var only) || (bool)only,
            CropsAffected: Land(SheetColumns.CropsAffected),
            CropsDamaged: Land(SheetColumns.CropsDamaged),
            CropsLost: Land(SheetColumns.CropsLost),
            LargeLivestock: Whole(SheetColumns.LargeLivestock),
            DirectLoss: said.TryGetValue(SheetColumns.DirectLoss, out var loss) ? (Money)loss : default);

        int Whole(string field) => said.TryGetValue(field, out var number) ? (int)number : 0;

        Area Land(string field) => said.TryGetValue(field, out var area) ? (Area)area : default;
    }

    private static object? Value(ReadColumn column, Cell cell) => column.Column.Field switch
    {
        SheetColumns.OnlyHome => RowWords.ReadAnswer(cell.Text),
        SheetColumns.CropsAffected or SheetColumns.CropsDamaged or SheetColumns.CropsLost => ReadArea(column.Unit, cell),
        SheetColumns.DirectLoss => ReadMoney(column.Unit, cell),
        _ => Number(cell) is { } number && number == decimal.Truncate(number) && number <= int.MaxValue ? (int)number : null,
    };

    private static object? ReadArea(string unit, Cell cell)
    {
        if (Number(cell) is not { } number || number > Area.Largest / SquareMetresOfHectare) return null;
        var hectares = unit.Contains("公顷", StringComparison.Ordinal) || unit is "ha" or "hectares";
        var metres = decimal.Round(hectares ? number * SquareMetresOfHectare : number * SquareMetresOfHectare / MuOfHectare, MidpointRounding.AwayFromZero);
        return Area.TryCreate((long)metres, out var area) ? area : null;
    }

    private static object? ReadMoney(string unit, Cell cell)
    {
        if (Number(cell) is not { } number || number > Money.Largest) return null;
        var fen = number * FenOfYuan * (unit.Contains('万', StringComparison.Ordinal) ? YuanOfTenThousand : 1);
        return fen == decimal.Truncate(fen) && fen <= Money.Largest && Money.TryCreate((long)fen, out var money) ? money : null;
    }

    private static decimal? Number(Cell cell) =>
        decimal.TryParse(TypedText.Tight(cell.Text), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;
}
