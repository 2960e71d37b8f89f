using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Imports;

/// <summary>How far a run has come.</summary>
public enum ImportState
{
    /// <summary>The file is read to its end; nothing is registered before.</summary>
    Reading,

    /// <summary>Its households are registered, or in a dry run looked at, one after another.</summary>
    Importing,
    Done,

    /// <summary>By the account, or with the server. What was registered stays; the same file again registers the rest.</summary>
    Stopped,

    /// <summary>The file could not be read to its end, or the records were away for too long.</summary>
    Failed,
}

/// <summary>One import of one file of households.</summary>
/// <param name="Format"><c>csv</c> or <c>xlsx</c>.</param>
/// <param name="Encoding">Of a text.</param>
/// <param name="Sheet">The one that was read; null in a text.</param>
/// <param name="SheetsNotRead">The others.</param>
/// <param name="Columns">Those that were understood, as the file heads them.</param>
/// <param name="ColumnsNotRead">Headers of the others.</param>
public sealed record ImportRun(
    Guid Id,
    AccountName By,
    bool DryRun,
    ImportState State,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string Format,
    string? Encoding,
    string? Sheet,
    IReadOnlyList<string> SheetsNotRead,
    IReadOnlyList<ImportColumn> Columns,
    IReadOnlyList<string> ColumnsNotRead)
{
    /// <summary>Rows of people; grows while the file is read.</summary>
    public int Rows { get; init; }

    /// <summary>Rows looked at so far, once the file is read.</summary>
    public int RowsDone { get; init; }

    public int Households { get; init; }

    /// <summary>Households that are right: registered, or in a dry run those that would be.</summary>
    public int Good { get; init; }

    /// <summary>Households registered by this run, and no others; none in a dry run.</summary>
    public int Registered { get; init; }

    /// <summary>People of the good ones.</summary>
    public int Persons { get; init; }

    /// <summary>Households that are registered already.</summary>
    public int Known { get; init; }

    /// <summary>Faults: one a row and column.</summary>
    public int Bad { get; init; }

    /// <summary>Rows without a fault whose household has one.</summary>
    public int Held { get; init; }

    /// <summary>The first lines of each kind.</summary>
    public FirstLines First { get; init; } = new([], []);

    /// <summary>Why it failed.</summary>
    public Bilingual? Reason { get; init; }

    public bool IsRunning => State is ImportState.Reading or ImportState.Importing;
}

/// <param name="Field">What it is to us.</param>
/// <param name="Header">What the file calls it.</param>
public sealed record ImportColumn(string Field, string Header);

public sealed record FirstLines(IReadOnlyList<ImportLine> Bad, IReadOnlyList<ImportLine> Known);

/// <summary>What became of a row that was not registered.</summary>
public enum ImportOutcome
{
    /// <summary>Something is wrong with it.</summary>
    Bad,

    /// <summary>It is right, but another row of its household is not.</summary>
    Held,

    /// <summary>The person, or the household, is registered already.</summary>
    Known,
}

/// <param name="Row">As a spreadsheet counts: the first is 1.</param>
/// <param name="Column">As the file heads it; empty where it is about the row or the household as a whole.</param>
/// <param name="Field">What the column is to us.</param>
/// <param name="Code">Name of the reason, as in problems.</param>
/// <param name="Household">Where it is registered already, if that is within the account's area.</param>
/// <param name="Place">Where that is.</param>
public sealed record ImportLine(int Row, ImportOutcome Outcome, string Column, string Field, string Code, Bilingual Reason, HouseholdId? Household = null, PlaceCode? Place = null)
{
    /// <summary>The reason in the language that the client asked for.</summary>
    public string Text { get; init; } = string.Empty;
}

/// <param name="Total">How many there are.</param>
/// <param name="Kept">How many of them can be read.</param>
public sealed record ImportLines(int Total, int Kept, IReadOnlyList<ImportLine> Rows);
