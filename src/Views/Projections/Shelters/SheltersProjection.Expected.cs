using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;

namespace CivilAffairs.Relief.Views.Projections;

public sealed partial class SheltersProjection
{
    private static async ValueTask<ShelterRow> ExpectAsync(ShelterRow row, ShelterEvent.PlacesReserved e, RecordedEvent recorded, IRows rows, CancellationToken cancellationToken)
    {
        var household = e.Household.ToString();
        var registered = await rows.FindAsync(RegisteredNames.Table, household, cancellationToken);
        var expected = new ExpectedRow
        {
            Movement = e.Movement,
            Shelter = row.Id,
            ShelterName = row.Name,
            Place = row.Place,
            Disaster = e.Disaster,
            Household = e.Household,
            Members = [.. e.Members.Order().Select(number => new ExpectedPerson(number, null))],
            ExpiresAt = e.ExpiresAt,
            ReservedAt = recorded.At,
            ReservedBy = recorded.Actor,
        };
        rows.Put(ExpectedRow.Table, e.Movement.ToString(), registered is null ? expected : Named(expected, registered.Names));
        if (registered is not null) rows.Put(RegisteredNames.Table, household, registered with { Expected = [.. registered.Expected, e.Movement] });
        return row with { Reserved = row.Reserved + e.Members.Count };
    }

    private static async ValueTask<ShelterRow> ExpectNoMoreAsync(ShelterRow row, MovementId movement, IRows rows, CancellationToken cancellationToken)
    {
        if (await rows.FindAsync(ExpectedRow.Table, movement.ToString(), cancellationToken) is not { } kept || kept.Shelter != row.Id) return row;
        rows.Delete(ExpectedRow.Table, movement.ToString());
        await rows.ChangeAsync(RegisteredNames.Table, kept.Household.ToString(), registered => registered with { Expected = [.. registered.Expected.Where(one => one != movement)] }, cancellationToken);
        return row with { Reserved = row.Reserved - kept.Members.Count };
    }

    private static async ValueTask RenameExpectedAsync(RegisteredNames household, IRows rows, CancellationToken cancellationToken)
    {
        foreach (var movement in household.Expected) await rows.ChangeAsync(ExpectedRow.Table, movement.ToString(), row => Named(row, household.Names), cancellationToken);
    }

    private static ExpectedRow Named(ExpectedRow row, HouseholdNames names) => row with
    {
        HeadName = names.HeadName,
        Home = names.Home,
        Members = [.. row.Members.Select(person => person with { Name = names.NameOf(person.Number) })],
    };
}
