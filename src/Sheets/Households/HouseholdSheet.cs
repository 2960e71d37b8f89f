using System.Security.Cryptography;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Sheets.Columns;
using CivilAffairs.Relief.Sheets.Files;

namespace CivilAffairs.Relief.Sheets.Households;

/// <summary>What a sheet is read for.</summary>
/// <param name="Scope">Names of places are looked for within it.</param>
/// <param name="Place">Where those are whose rows name no place; null where each must.</param>
/// <param name="Disaster">That they are registered for, or null.</param>
public sealed record SheetOptions(PlaceCode Scope, PlaceCode? Place = null, DisasterId? Disaster = null)
{
    public SheetLimits Limits { get; init; } = SheetLimits.Default;

    public PlaceCatalogue Places { get; init; } = PlaceCatalogue.Shipped;
}

/// <summary>What a first reading of the whole sheet found: only a sheet that can be read to its end is imported from.</summary>
/// <param name="People">Rows of people.</param>
/// <param name="Strays">Rows among them that are of nobody: sums, signatures, examples.</param>
/// <param name="RowsOf">How many rows each household has, in the order in which they begin.</param>
/// <param name="IsRounded">Excel took numbers of people for its own and rounded them.</param>
public sealed record SheetSurvey(int People, int Strays, IReadOnlyList<int> RowsOf, bool IsRounded)
{
    public int Households => RowsOf.Count - Strays;
}

/// <summary>A file of households: read once to learn what is in it, and a second time household by household, a few of them in memory at a time.</summary>
public sealed class HouseholdSheet : IDisposable
{
    private readonly SheetSource _source;
    private readonly SheetOptions _options;
    private readonly int _sheet;

    private HouseholdSheet(SheetSource source, SheetOptions options, int sheet, Heading heading) => (_source, _options, _sheet, Heading) = (source, options, sheet, heading);

    public Heading Heading { get; }

    public string Format => _source.Format;

    public string? Encoding => _source.Encoding;

    /// <summary>Name of the sheet that is read; null in a text.</summary>
    public string? Sheet => _source.Sheets[_sheet].Name is { Length: > 0 } name ? name : null;

    public IReadOnlyList<string> SheetsNotRead => [.. _source.Sheets.Where((_, index) => index != _sheet).Select(sheet => sheet.Name)];

    /// <summary>Opens a file and finds the sheet and the row that name the columns.</summary>
    /// <exception cref="UnfitFileException">It cannot be read, or nothing in it names people.</exception>
    public static HouseholdSheet Open(string path, SheetOptions options)
    {
        var source = SheetSource.Open(path, options.Limits);
        try
        {
            for (var sheet = 0; sheet < source.Sheets.Count; sheet++)
            {
                // What nobody sees may be last year's list.
                if (source.Sheets[sheet].IsHidden || Heading.Find(source.Rows(sheet), options.Limits.Columns) is not { } heading) continue;
                if (!heading.Has(SheetColumns.Address)) throw Missing(SheetColumns.Address);
                if (options.Place is null && !heading.Has(SheetColumns.Place) && !heading.Has(SheetColumns.Township) && !heading.Has(SheetColumns.Village)) throw Missing(SheetColumns.Place);
                return new(source, options, sheet, heading);
            }

            throw new UnfitFileException(new FileNoHeader());
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Reads the sheet to its end.</summary>
    /// <param name="read">Told the number of people now and then.</param>
    /// <exception cref="UnfitFileException">It cannot be read to its end, or has more people than are taken.</exception>
    public SheetSurvey Survey(Action<int>? read, CancellationToken cancellationToken)
    {
        var (reader, splitter, rowsOf, people, strays) = (Reader(), new HouseholdSplitter(Heading), new List<int>(), 0, 0);
        foreach (var row in Rows(reader, cancellationToken))
        {
            if (++people > _options.Limits.People) throw new UnfitFileException(new FileTooManyRows(_options.Limits.People));
            var household = splitter.Of(row);
            while (rowsOf.Count <= household) rowsOf.Add(0);
            rowsOf[household]++;
            if (row.IsStray) strays++;
            read?.Invoke(people);
        }

        return new(people, strays, rowsOf, reader.IsRounded);
    }

    /// <summary>The households in the order in which their last rows stand, each as soon as it is whole.</summary>
    /// <param name="survey">Of this sheet.</param>
    /// <param name="context">Who asks and when: a household outside the account's area, or with a birth after that day, is a fault.</param>
    public IEnumerable<HouseholdDraft> Households(SheetSurvey survey, CommandContext context, CancellationToken cancellationToken)
    {
        var (reader, splitter, open) = (Reader(), new HouseholdSplitter(Heading), new Dictionary<int, Gathering>());
        reader.IsRounded = survey.IsRounded;
        var (ids, families) = (new Dictionary<ResidentId, int>(), new Dictionary<Guid, int>());
        foreach (var row in Rows(reader, cancellationToken))
        {
            var household = splitter.Of(row);
            if (row.ResidentId is { } id && !ids.TryAdd(id, row.Number)) row.Add(SheetColumns.ResidentId, new RepeatedInFile(SheetColumns.ResidentId, ids[id]));
            if (!open.TryGetValue(household, out var gathering)) open.Add(household, gathering = new());
            gathering.Add(row);
            if (gathering.Count < survey.RowsOf[household]) continue;
            open.Remove(household);
            var draft = gathering.Finish(_options, context);
            yield return draft.Register is not null && !families.TryAdd(Short(draft.Identity), draft.Rows[0])
                ? new(draft.Rows, [new(draft.Rows[0], string.Empty, new RepeatedInFile(string.Empty, families[Short(draft.Identity)]))])
                : draft;
        }
    }

    public void Dispose() => _source.Dispose();

    private static Guid Short(string identity) => new(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(identity)).AsSpan(0, 16));

    private static UnfitFileException Missing(string field) => new(new FileColumnMissing(field, SheetColumns.Find(field).Header.Zh, SheetColumns.Find(field).Header.En));

    private RowReader Reader() => new(Heading, new PlaceFinder(_options.Places, _options.Scope, _options.Place), _source.Encoding is not null);

    private IEnumerable<PersonRow> Rows(RowReader reader, CancellationToken cancellationToken)
    {
        foreach (var row in _source.Rows(_sheet))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.Number > Heading.Row && reader.Read(row) is { } person) yield return person;
        }
    }
}
