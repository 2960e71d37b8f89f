using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Operations;

/// <summary>Says that two registrations are of one family: the one ends in the other.</summary>
/// <param name="Household">The second registration, which ends.</param>
/// <param name="Into">The one that stays.</param>
[Allowed(Role.CommandStaff, Role.TownshipOfficer)]
public sealed record MergeHouseholds(HouseholdId Household, HouseholdId Into) : ICommand;

/// <summary>
/// A merge: the registration that is one too many ends - in the same transaction the journal sees to it that the other has not - and the other takes over what was given
/// to it. What a crash leaves half-way is finished by the merge process under the same names.
/// </summary>
public sealed class Merge(IEngine engine)
{
    /// <param name="context">Its id names the merge.</param>
    /// <exception cref="EngineUnavailableException">Nobody knows how far it came; send it again under the same name.</exception>
    public async Task<OperationOutcome> ExecuteAsync(MergeHouseholds request, CommandContext context, CancellationToken cancellationToken)
    {
        var steps = new Steps(engine, context.Id.Value, context, cancellationToken);
        var (ending, staying) = (StreamName.Of(request.Household), StreamName.Of(request.Into));
        var (second, first) = (await ReadAsync(ending, cancellationToken), await ReadAsync(staying, cancellationToken));
        if (!second.Exists) return Steps.Refuse(new Unknown("household"));
        if (!first.Exists) return Steps.Refuse(new Unknown("into"));
        if ((Authority.Check(ending, request, second, context.By) ?? Authority.Check(staying, request, first, context.By)) is { } forbidden) return Steps.Refuse(forbidden);
        if (!first.IsLive && second.MergedInto != request.Into) return Steps.Refuse(new OtherHasEnded(request.Into));

        if (await steps.TakeAsync(ending, new HouseholdCommand.MergeInto(request.Into), "merge") is { } refused) return Steps.Refuse(refused);
        // The merge process does the same, should this not be reached: it names the step after the command that ended the registration.
        var handOver = new Steps(engine, FollowUp.Id(context.Id.Value, "merge").Value, context, cancellationToken);
        var used = (await ReadAsync(ending, cancellationToken)).Used;
        return await handOver.TakeAsync(staying, new HouseholdCommand.Absorb(request.Household, used), "absorb") is { } untaken ? Steps.Refuse(untaken) : handOver.Done();
    }

    private async Task<HouseholdState> ReadAsync(StreamName household, CancellationToken cancellationToken) => (await engine.ReadAsync<HouseholdState>(household, cancellationToken)).State;
}
