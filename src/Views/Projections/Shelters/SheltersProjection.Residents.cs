using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

public sealed partial class SheltersProjection
{
    private static async ValueTask<ShelterRow> AdmitAsync(ShelterRow row, ShelterEvent.HouseholdAdmitted e, DateTimeOffset at, IRows rows, CancellationToken cancellationToken)
    {
        var key = ResidentsRow.Key(row.Id, e.Household);
        var before = await rows.FindAsync(ResidentsRow.Table, key, cancellationToken);
        var registered = await rows.FindAsync(RegisteredNames.Table, e.Household.ToString(), cancellationToken);
        var names = registered?.Names;
        ResidentRow[] here = [.. before?.Members ?? []];
        ResidentRow[] members =
        [
            .. here.Concat(e.Members.Where(number => !Array.Exists(here, resident => resident.Number == number)).Select(number => new ResidentRow(number, names?.NameOf(number), at)))
                .OrderBy(resident => resident.Number),
        ];
        if (members.Length == 0) return row;
        rows.Put(ResidentsRow.Table, key, new()
        {
            Shelter = row.Id,
            ShelterName = row.Name,
            Place = row.Place,
            Disaster = e.Disaster,
            Household = e.Household,
            HeadName = names?.HeadName,
            Home = names?.Home,
            Members = members,
            Since = members.Min(resident => resident.Since),
        });
        if (registered is not null && !registered.Shelters.Contains(row.Id)) rows.Put(RegisteredNames.Table, e.Household.ToString(), registered with { Shelters = [.. registered.Shelters, row.Id] });
        return row with { Present = row.Present + members.Length - here.Length, Households = before is null ? row.Households + 1 : row.Households };
    }

    private static async ValueTask<ShelterRow> DischargeAsync(ShelterRow row, ShelterEvent.HouseholdDischarged e, IRows rows, CancellationToken cancellationToken)
    {
        var key = ResidentsRow.Key(row.Id, e.Household);
        if (await rows.FindAsync(ResidentsRow.Table, key, cancellationToken) is not { } before) return row;
        ResidentRow[] left = [.. before.Members.Where(resident => !e.Members.Contains(resident.Number))];
        var present = row.Present + left.Length - before.Members.Count;
        if (left.Length > 0)
        {
            rows.Put(ResidentsRow.Table, key, before with { Members = left, Since = left.Min(resident => resident.Since) });
            return row with { Present = present };
        }

        rows.Delete(ResidentsRow.Table, key);
        await rows.ChangeAsync(RegisteredNames.Table, e.Household.ToString(), registered => registered with { Shelters = [.. registered.Shelters.Where(shelter => shelter != row.Id)] }, cancellationToken);
        return row with { Present = present, Households = row.Households - 1 };
    }

    /// <summary>Keeps the names current in every register the household stands in; an erased one loses them.</summary>
    private static async ValueTask ApplyAsync(HouseholdId id, HouseholdEvent body, IRows rows, CancellationToken cancellationToken)
    {
        var before = await rows.FindAsync(RegisteredNames.Table, id.ToString(), cancellationToken);
        if (HouseholdNames.After(before?.Names, body) is not { } names || ReferenceEquals(names, before?.Names)) return;
        var after = new RegisteredNames(names, before?.Shelters ?? [], before?.Expected ?? []);
        rows.Put(RegisteredNames.Table, id.ToString(), after);
        await RenameExpectedAsync(after, rows, cancellationToken);
        foreach (var shelter in after.Shelters)
        {
            await rows.ChangeAsync(
                ResidentsRow.Table,
                ResidentsRow.Key(shelter, id),
                row => row with
                {
                    HeadName = names.HeadName,
                    Home = names.Home,
                    Members = [.. row.Members.Select(resident => resident with { Name = names.NameOf(resident.Number) })],
                },
                cancellationToken);
        }
    }
}
