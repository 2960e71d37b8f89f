namespace CivilAffairs.Relief.Sheets.Files;

/// <summary>How much of a file is taken; each bound is permitted itself.</summary>
public sealed record SheetLimits
{
    public static SheetLimits Default { get; } = new();

    /// <summary>Rows of people.</summary>
    public int People { get; init; } = 200_000;

    /// <summary>Rows of the sheet with the blank ones: as many as a sheet of Excel has.</summary>
    public int Rows { get; init; } = 1_048_576;

    public int Columns { get; init; } = 256;

    /// <summary>Bytes of all parts of a workbook, unpacked.</summary>
    public long Unpacked { get; init; } = 640L << 20;

    /// <summary>Bytes of the texts that a workbook's cells share, unpacked: they are held in memory.</summary>
    public long SharedTexts { get; init; } = 128L << 20;

    /// <summary>How many times its packed size a part of a workbook may have.</summary>
    public int Inflation { get; init; } = 200;

    /// <summary>Parts of a workbook.</summary>
    public int Parts { get; init; } = 1_000;

    /// <summary>Ranges of merged cells.</summary>
    public int Merges { get; init; } = 200_000;

    /// <summary>Characters of a cell: as many as one of Excel has.</summary>
    public int CellText { get; init; } = 32_767;
}
