using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Operations;

/// <summary>Keeps places in a shelter for members of a household who are on their way.</summary>
/// <param name="Members">By number; null for all who are alive and found: a household is kept together unless its members are named.</param>
/// <param name="ExpiresAt">How long the places are kept; null for two hours.</param>
[Allowed(Role.CommandStaff, Role.TownshipOfficer, Role.InformationOfficer)]
public sealed record ReserveForMovement(HouseholdId Household, ShelterId Shelter, DisasterId Disaster, IReadOnlyList<MemberNumber>? Members = null, DateTimeOffset? ExpiresAt = null) : ICommand;

/// <summary>Says that members of a household have come to a shelter unannounced.</summary>
/// <param name="Members">By number; null for all who are alive and found.</param>
/// <param name="OccurredAt">When they came; null for now.</param>
[Allowed(Role.CommandStaff, Role.TownshipOfficer, Role.InformationOfficer)]
public sealed record AdmitToShelter(HouseholdId Household, ShelterId Shelter, DisasterId Disaster, IReadOnlyList<MemberNumber>? Members = null, DateTimeOffset? OccurredAt = null) : ICommand;

/// <summary>Says that a movement for which places are kept has arrived.</summary>
/// <param name="OccurredAt">When; null for now.</param>
[Allowed(Role.CommandStaff, Role.TownshipOfficer, Role.InformationOfficer)]
public sealed record Arrive(MovementId Movement, ShelterId Shelter, DateTimeOffset? OccurredAt = null) : ICommand;

/// <summary>Gives up a movement that has not arrived; its places are free again.</summary>
[Allowed(Role.CommandStaff, Role.TownshipOfficer, Role.InformationOfficer)]
public sealed record CancelMovement(MovementId Movement, ShelterId Shelter) : ICommand;

/// <summary>
/// Evacuation to a shelter: places are reserved at the shelter, the household records where its members are, the shelter follows. What a crash leaves half-way
/// is finished by the movement process under the same names.
/// </summary>
public sealed class Evacuate(IEngine engine)
{
    private static readonly TimeSpan OnTheWay = TimeSpan.FromHours(2);

    // They stand at the door: places that a crash leaves kept for them are needed by the next ones. As long as for a handout.
    private static readonly TimeSpan AtTheDoor = TimeSpan.FromMinutes(10);

    /// <param name="context">Its id names the movement.</param>
    /// <exception cref="EngineUnavailableException">Nobody knows how far it came; send it again under the same name.</exception>
    public async Task<OperationOutcome> ReserveAsync(ReserveForMovement request, CommandContext context, CancellationToken cancellationToken)
    {
        var movement = new MovementId(context.Id.Value);
        var steps = new Steps(engine, movement.Value, context, cancellationToken);
        var (family, shelter) = await ReadAsync(request.Household, request.Shelter, cancellationToken);
        if (Check(request, context.By, family, shelter) is { } forbidden) return Steps.Refuse(forbidden);
        if (family.VoidedMovements.Contains(movement)) return Steps.Refuse(new AttemptEnded());
        IReadOnlyList<MemberNumber> members = request.Members ?? [.. family.Present.Select(member => member.Number)];
        if (members.Count == 0) return Steps.Refuse(new NobodyToMove());
        for (int i = 0; i < members.Count; i++)
        {
            if (family.Find(members[i]) is null) return Steps.Refuse(new Unknown($"members[{i}]"));
        }

        var reserve = new ShelterCommand.ReservePlaces(movement, request.Disaster, request.Household, members, request.ExpiresAt ?? context.At + OnTheWay);
        return await steps.TakeAsync(StreamName.Of(request.Shelter), reserve, "reserve") is { } refusal ? Steps.Refuse(refusal) : steps.Done();
    }

    /// <summary>A movement that arrives unannounced: reserved and recorded at once.</summary>
    /// <inheritdoc cref="ReserveAsync"/>
    public async Task<OperationOutcome> AdmitAsync(AdmitToShelter request, CommandContext context, CancellationToken cancellationToken)
    {
        if (CheckTime(request.OccurredAt, context) is { } tooLate) return Steps.Refuse(tooLate);
        var movement = new MovementId(context.Id.Value);
        var family = (await engine.ReadAsync<HouseholdState>(StreamName.Of(request.Household), cancellationToken)).State;
        if (!family.Movements.ContainsKey(movement))
        {
            var reserved = await ReserveAsync(new(request.Household, request.Shelter, request.Disaster, request.Members, context.At + AtTheDoor), context, cancellationToken);
            if (reserved is OperationOutcome.Refused) return reserved;
        }

        return await CommitAsync(new Arrive(movement, request.Shelter, request.OccurredAt), request.Household, context, cancellationToken);
    }

    /// <summary>The movement has arrived.</summary>
    /// <exception cref="EngineUnavailableException">Nobody knows how far it came; send it again under the same name.</exception>
    public async Task<OperationOutcome> ArriveAsync(Arrive request, CommandContext context, CancellationToken cancellationToken)
    {
        if (CheckTime(request.OccurredAt, context) is { } tooLate) return Steps.Refuse(tooLate);
        var shelter = (await engine.ReadAsync<ShelterState>(StreamName.Of(request.Shelter), cancellationToken)).State;
        if (HouseholdOf(shelter, request.Movement) is not { } household) return await RepeatAsync(request, request.Movement, request.Shelter, "admit", shelter, context, cancellationToken);
        var family = (await engine.ReadAsync<HouseholdState>(StreamName.Of(household), cancellationToken)).State;
        if (Check(request, context.By, family, shelter) is { } forbidden) return Steps.Refuse(forbidden);
        return await CommitAsync(request, household, context, cancellationToken);
    }

    /// <summary>The movement will not arrive.</summary>
    /// <exception cref="EngineUnavailableException">Nobody knows how far it came; send it again under the same name.</exception>
    public async Task<OperationOutcome> CancelAsync(CancelMovement request, CommandContext context, CancellationToken cancellationToken)
    {
        var steps = new Steps(engine, request.Movement.Value, context, cancellationToken);
        var shelter = (await engine.ReadAsync<ShelterState>(StreamName.Of(request.Shelter), cancellationToken)).State;
        if (!shelter.Reservations.TryGetValue(request.Movement, out var reservation)) return await RepeatAsync(request, request.Movement, request.Shelter, "release", shelter, context, cancellationToken);
        var family = (await engine.ReadAsync<HouseholdState>(StreamName.Of(reservation.Household), cancellationToken)).State;
        if (Check(request, context.By, family, shelter) is { } forbidden) return Steps.Refuse(forbidden);
        return await GiveUpAsync(steps, request.Movement, request.Shelter, reservation.Household) is { } refusal ? Steps.Refuse(refusal) : steps.Done();
    }

    /// <summary>The shelter forgets movements that are over; the journal does not, and a request that was carried out is answered so however late it comes again.</summary>
    private async Task<OperationOutcome> RepeatAsync(ICommand request, MovementId movement, ShelterId shelter, string step, ShelterState state, CommandContext context, CancellationToken cancellationToken)
    {
        if (Authority.Check(default, request, state, context.By) is not null) return Steps.Refuse(new NoPlacesReserved(movement));
        var steps = new Steps(engine, movement.Value, context, cancellationToken);

        // Nothing is ever kept for no movement, so this itself is refused; but under the name of a step that was taken it gets that step's receipt.
        return await steps.TakeAsync(StreamName.Of(shelter), new ShelterCommand.Admit(default), step) is null ? steps.Done() : Steps.Refuse(new NoPlacesReserved(movement));
    }

    private async Task<OperationOutcome> CommitAsync(Arrive request, HouseholdId household, CommandContext context, CancellationToken cancellationToken)
    {
        var steps = new Steps(engine, request.Movement.Value, context, cancellationToken);
        var shelterStream = StreamName.Of(request.Shelter);
        var householdStream = StreamName.Of(household);

        // The shelter first, then the household: places that are gone were taken or released after the household had decided.
        var places = (await engine.ReadAsync<ShelterState>(shelterStream, cancellationToken)).State.Reservations.GetValueOrDefault(request.Movement);
        if (!await IsMovedAsync(householdStream, request.Movement, cancellationToken))
        {
            if (places is null) return Steps.Refuse(new AttemptEnded());
            var move = new HouseholdCommand.MoveMembers(request.Movement, places.Disaster, [.. places.Members], new Whereabouts.InShelter(request.Shelter), request.OccurredAt ?? context.At);
            if (await steps.TakeAsync(householdStream, move, "move") is { } refused && !await IsMovedAsync(householdStream, request.Movement, cancellationToken))
            {
                await GiveUpAsync(steps, request.Movement, request.Shelter, household);
                if (!await IsMovedAsync(householdStream, request.Movement, cancellationToken)) return Steps.Refuse(refused);
            }
        }

        // They have arrived, so places that are no longer kept for them were filled, under whatever name of this step, and left again perhaps.
        return await steps.TakeAsync(shelterStream, new ShelterCommand.Admit(request.Movement), "admit") is { } unconfirmed and not NoPlacesReserved ? Steps.Refuse(unconfirmed) : steps.Done();
    }

    // Before anything else: a household that refused the time would end the movement for good.
    private static Refusal? CheckTime(DateTimeOffset? occurredAt, CommandContext context) => occurredAt is { } at ? Field.NotFuture(at, "occurredAt", context) : null;

    // The same request may be under way twice: what the other recorded meanwhile stands.
    private async Task<bool> IsMovedAsync(StreamName household, MovementId movement, CancellationToken cancellationToken) =>
        (await engine.ReadAsync<HouseholdState>(household, cancellationToken)).State.Movements.ContainsKey(movement);

    // The household records that the movement will never be; only then are the places free.
    private static async Task<Refusal?> GiveUpAsync(Steps steps, MovementId movement, ShelterId shelter, HouseholdId household) =>
        await steps.TakeAsync(StreamName.Of(household), new HouseholdCommand.VoidMovement(movement), "void")
        ?? await steps.TakeAsync(StreamName.Of(shelter), new ShelterCommand.ReleasePlaces(movement), "release");

    private async Task<(HouseholdState Family, ShelterState Shelter)> ReadAsync(HouseholdId household, ShelterId shelter, CancellationToken cancellationToken) =>
        ((await engine.ReadAsync<HouseholdState>(StreamName.Of(household), cancellationToken)).State, (await engine.ReadAsync<ShelterState>(StreamName.Of(shelter), cancellationToken)).State);

    private static HouseholdId? HouseholdOf(ShelterState shelter, MovementId movement)
    {
        if (shelter.Reservations.TryGetValue(movement, out var reservation)) return reservation.Household;
        return shelter.Arrivals.TryGetValue(movement, out var household) ? household : null;
    }

    // Either end is enough: an officer brings its own people to the neighbour's shelter, and takes the neighbour's people into its own.
    private static Refusal? Check(ICommand request, Actor by, HouseholdState family, ShelterState shelter) =>
        family.Place is null ? new Unknown("household")
        : shelter.Place is null ? new Unknown("shelter")
        : Authority.Check(default, request, family, by) is not { } outside ? null
        : outside is OutOfScope ? Authority.Check(default, request, shelter, by)
        : outside;
}
