using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Sheets.Households;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Sheets.Tests;

/// <summary>Invented people and the reading of the sheets that they are in.</summary>
internal static class People
{
    public static readonly PlaceCode County = PlaceCode.Parse("341503");
    public static readonly PlaceCode Township = PlaceCode.Parse("341503100");
    public static readonly PlaceCode Village = PlaceCatalogue.Shipped.Children(Township).First().Code;
    public static readonly DisasterId Disaster = new(Guid.Parse("0199aa00-0000-7000-8000-000000000001"));

    private static readonly DateTimeOffset Now = new(2016, 7, 1, 8, 0, 0, TimeSpan.FromHours(8));

    public static ResidentId Id(int nth = 0, Sex sex = Sex.Male) => SyntheticResidentId.Of(County, new DateOnly(1968, 3, 2).AddDays(nth / 40), sex, (nth % 40) + 8);

    public static CommandContext Asked(Role role = Role.TownshipOfficer, PlaceCode? scope = null) =>
        new(new(Guid.NewGuid()), new(AccountName.Parse("wang.fang"), role, scope ?? County), Now);

    public static string Save(this TempFolder folder, byte[] content)
    {
        var file = folder.File($"{Guid.NewGuid():N}");
        File.WriteAllBytes(file, content);
        return file;
    }

    /// <summary>Reads a sheet to its end.</summary>
    public static Reading Read(string file, SheetOptions? options = null, CommandContext? context = null)
    {
        using var sheet = HouseholdSheet.Open(file, options ?? new(County));
        var survey = sheet.Survey(null, CancellationToken.None);
        var drafts = sheet.Households(survey, context ?? Asked(), CancellationToken.None).ToList();
        drafts.Sum(draft => draft.Rows.Count).ShouldBe(survey.People);
        drafts.Count.ShouldBe(survey.RowsOf.Count);
        return new(survey, drafts, sheet.Heading.NotRead, sheet.Encoding, sheet.Sheet, sheet.SheetsNotRead);
    }
}

internal sealed record Reading(SheetSurvey Survey, IReadOnlyList<HouseholdDraft> Drafts, IReadOnlyList<string> NotRead, string? Encoding, string? Sheet, IReadOnlyList<string> SheetsNotRead)
{
    public IReadOnlyList<HouseholdCommand.Register> Good => [.. Drafts.Where(draft => draft.Register is not null).Select(draft => draft.Register!)];

    /// <summary>Faults as row, column and code.</summary>
    public IReadOnlyList<(int Row, string Column, string Code)> Bad => [.. Drafts.SelectMany(draft => draft.Faults).Select(fault => (fault.Row, fault.Column, fault.Refusal.Code)).Order()];
}
