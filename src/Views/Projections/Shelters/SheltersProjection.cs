using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>Keeps <see cref="ShelterRow"/>, <see cref="ResidentsRow"/> and <see cref="ExpectedRow"/>: the register as the shelters confirmed it.</summary>
public sealed partial class SheltersProjection() : Projection("shelters", 2, ShelterRow.Table, ResidentsRow.Table, ExpectedRow.Table, RegisteredNames.Table)
{
    public override ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken) => @event.Body switch
    {
        ShelterEvent body => ApplyAsync(new ShelterId(@event.Stream.Key), body, @event, rows, cancellationToken),
        HouseholdEvent body => ApplyAsync(new HouseholdId(@event.Stream.Key), body, rows, cancellationToken),
        _ => ValueTask.CompletedTask,
    };

    private static async ValueTask ApplyAsync(ShelterId id, ShelterEvent body, DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        if (body is ShelterEvent.Registered registered)
        {
            rows.Put(ShelterRow.Table, id.ToString(), From(id, registered));
            return;
        }

        if (await rows.FindAsync(ShelterRow.Table, id.ToString(), cancellationToken) is not { } row) return;
        var after = body switch
        {
            ShelterEvent.Opened e => row with { Stage = ShelterStage.Open, Disaster = e.Disaster },
            ShelterEvent.CapacityChanged e => row with { Capacity = e.Capacity },
            ShelterEvent.OverflowAuthorised e => row with { Overflow = e.ExtraPersons },
            ShelterEvent.ClosingStarted => row with { Stage = ShelterStage.Closing },
            ShelterEvent.Closed => row with { Stage = ShelterStage.Closed },
            ShelterEvent.RollCallTaken e => row with
            {
                RollCall = new(@event.Recorded.At, @event.Recorded.Actor, e.CountedPersons, e.RegisteredPersons, e.Absent.Count, e.Note),
            },
            ShelterEvent.PlacesReserved e => await ExpectAsync(row, e, @event.Recorded, rows, cancellationToken),
            ShelterEvent.PlacesReleased e => await ExpectNoMoreAsync(row, e.Movement, rows, cancellationToken),
            ShelterEvent.HouseholdAdmitted e => await AdmitAsync(await ExpectNoMoreAsync(row, e.Movement, rows, cancellationToken), e, @event.Recorded.At, rows, cancellationToken),
            ShelterEvent.HouseholdDischarged e => await DischargeAsync(row, e, rows, cancellationToken),
            _ => row,
        };
        rows.Put(ShelterRow.Table, id.ToString(), after with { Free = after.Capacity + after.Overflow - after.Present - after.Reserved });
    }

    private static ShelterRow From(ShelterId id, ShelterEvent.Registered registered) => new()
    {
        Id = id,
        Name = registered.Name,
        Place = registered.Place,
        Address = registered.Address,
        Location = registered.Location,
        FloorAreaSquareMetres = registered.FloorAreaSquareMetres,
        StepFree = registered.StepFree,
        Store = registered.Store,
        Stage = ShelterStage.Standby,
        Capacity = registered.Capacity,
        Free = registered.Capacity,
    };
}
