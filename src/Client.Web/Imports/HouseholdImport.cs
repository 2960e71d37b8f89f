using System.Text.Json;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Sheets.Columns;
using CivilAffairs.Relief.Sheets.Households;

namespace CivilAffairs.Relief.Client.Web.Imports;

/// <summary>
/// Registers the households of a sheet by the commands that a hand sends. Their ids follow from who is in them, and those of the commands from what they say: the
/// same sheet again, whole or put right, meets the same households.
/// </summary>
internal sealed class HouseholdImport(IEngine engine, IJournal journal, JournalSecrets secrets, TimeProvider clock)
{
    // As many as a village's officers would send at once: the others' commands wait no longer for it.
    private const int AtOnce = 12;

    // Half a minute in all.
    private const int MostAttempts = 10;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <exception cref="EngineUnavailableException">The records were away for too long.</exception>
    /// <exception cref="Sheets.Files.UnfitFileException">The sheet cannot be read to its end; nothing was registered.</exception>
    public async Task RunAsync(HouseholdSheet sheet, Actor by, DisasterId? disaster, ImportProgress progress, CancellationToken cancellationToken)
    {
        var survey = sheet.Survey(people => progress.Count(run => run with { Rows = people }), cancellationToken);
        progress.Count(run => run with { State = ImportState.Importing, Rows = survey.People, Households = survey.Households });
        var drafts = sheet.Households(survey, Context(by, Guid.Empty), cancellationToken);
        await Parallel.ForEachAsync(drafts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (draft, stop) =>
        {
            if (draft.Register is null) NoteFaults(draft, draft.Faults, progress);
            else await TakeAsync(draft, draft.Register, by, disaster, progress, stop);
            progress.Count(run => run with { RowsDone = run.RowsDone + draft.Rows.Count });
        });
    }

    private async Task TakeAsync(HouseholdDraft draft, HouseholdCommand.Register register, Actor by, DisasterId? disaster, ImportProgress progress, CancellationToken cancellationToken)
    {
        var id = new HouseholdId(secrets.Name("imported household", draft.Identity));
        var outcome = progress.Run.DryRun
            ? await LookAsync(id, register, by, cancellationToken)
            : await SendAsync(id, register, by, cancellationToken);
        switch (outcome)
        {
            case Outcome.Accepted { Repeated: false }:
                progress.Count(run => run with { Good = run.Good + 1, Persons = run.Persons + register.Members.Count, Registered = run.Registered + (run.DryRun ? 0 : 1) });
                break;
            case Outcome.Refused { Refusal: var refusal } when refusal.Is<AlreadyRegistered>():
                await NoteClaimsAsync(draft, register, id, by, progress, cancellationToken);
                return;
            case Outcome.Refused { Refusal: var refusal } when refusal.Is<HouseholdExists>() || refusal.Is<HouseholdMerged>() || refusal.Is<HouseholdErased>() || refusal.Is<OutOfScope>():
                await NoteKnownAsync(draft, refusal, id, by, progress, cancellationToken);
                return;
            case Outcome.Refused { Refusal: var refusal }:
                NoteFaults(draft, [draft.Blame(refusal)], progress);
                return;
            default:
                await NoteKnownAsync(draft, new RegisteredBefore(), id, by, progress, cancellationToken);
                break;
        }

        // Also where the household had been registered by a run that ended before this.
        if (progress.Run.DryRun || draft.Losses is null || disaster is not { } struck) return;
        if (await SendAsync(id, new HouseholdCommand.AssessLosses(struck, draft.Losses), by, cancellationToken) is Outcome.Refused { Refusal: var notTaken } && outcome is Outcome.Accepted { Repeated: false })
        {
            var fault = draft.Blame(notTaken);
            progress.Note(fault.Row, ImportOutcome.Bad, fault.Column, fault.Refusal, id);
        }
    }

    private async Task<Outcome> SendAsync(HouseholdId id, HouseholdCommand command, Actor by, CancellationToken cancellationToken)
    {
        // What a command says is in its id, so that a sheet that was put right does not count as sent before.
        var named = secrets.Name("imported command", $"{id} {command.GetType().Name} {JsonSerializer.Serialize(command, command.GetType(), ReliefJson.Options)}");
        var pause = TimeSpan.FromMilliseconds(100);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await engine.ExecuteAsync(StreamName.Of(id), command, Context(by, named), JournalPosition.None, cancellationToken);
            }
            catch (EngineUnavailableException) when (attempt < MostAttempts)
            {
                await Task.Delay(pause, clock, cancellationToken);
                pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
            }
        }
    }

    // What the engine would answer, of which nothing is recorded.
    private async Task<Outcome> LookAsync(HouseholdId id, HouseholdCommand.Register register, Actor by, CancellationToken cancellationToken)
    {
        var stream = StreamName.Of(id);
        var there = await engine.ReadAsync<HouseholdState>(stream, cancellationToken);
        if (Authority.Check(stream, register, there.State, by) is { } refusal) return new Outcome.Refused(refusal);
        if (there.State.Exists)
        {
            return HouseholdDecider.Decide(register, there.State, Context(by, Guid.Empty)) is Decision.Refused refused ? new Outcome.Refused(refused.Refusal) : new Outcome.AlreadyTrue(there.Position, there.Version);
        }

        foreach (var member in register.Members)
        {
            if (member.ResidentId is { } resident && await journal.FindClaimAsync(Claims.ResidentId, resident.ToString(), cancellationToken) is { } holder)
            {
                return new Outcome.Refused(new AlreadyRegistered(holder.Stream, holder.Place));
            }
        }

        return new Outcome.Accepted(new(default, JournalPosition.None, StreamVersion.None));
    }

    // Each member that is registered is told where; the others of the sheet's household wait for somebody to look at it.
    private async Task NoteClaimsAsync(HouseholdDraft draft, HouseholdCommand.Register register, HouseholdId id, Actor by, ImportProgress progress, CancellationToken cancellationToken)
    {
        var registered = new HashSet<int>();
        for (var i = 0; i < register.Members.Count; i++)
        {
            if (register.Members[i].ResidentId is not { } resident || await journal.FindClaimAsync(Claims.ResidentId, resident.ToString(), cancellationToken) is not { } holder) continue;
            var row = draft.RowOfMember![i];
            registered.Add(row);
            var within = holder.Place?.IsInside(by.Scope) == true;
            progress.Note(row, ImportOutcome.Known, SheetColumns.ResidentId, new AlreadyRegistered(holder.Stream, holder.Place), within ? new(holder.Stream.Key) : null, holder.Place);
        }

        // Let go since.
        if (registered.Count == 0) progress.Note(draft.Rows[0], ImportOutcome.Known, SheetColumns.ResidentId, new AlreadyRegistered(StreamName.Of(id), register.Place));
        foreach (var row in draft.Rows.Where(row => registered.Count > 0 && !registered.Contains(row))) progress.Note(row, ImportOutcome.Held, string.Empty, new MemberRegisteredElsewhere(registered.Min()));
        progress.Count(run => run with { Known = run.Known + 1 });
    }

    private async Task NoteKnownAsync(HouseholdDraft draft, Refusal refusal, HouseholdId id, Actor by, ImportProgress progress, CancellationToken cancellationToken)
    {
        var place = (await engine.ReadAsync<HouseholdState>(StreamName.Of(id), cancellationToken)).State.Place;
        var within = place?.IsInside(by.Scope) == true;
        progress.Note(draft.Rows[0], ImportOutcome.Known, string.Empty, within ? refusal : new AlreadyRegistered(StreamName.Of(id), place), within ? id : null, place);
        progress.Count(run => run with { Known = run.Known + 1 });
    }

    private static void NoteFaults(HouseholdDraft draft, IReadOnlyList<Fault> faults, ImportProgress progress)
    {
        var wrong = faults.Select(fault => fault.Row).ToHashSet();
        foreach (var fault in faults) progress.Note(fault.Row, ImportOutcome.Bad, fault.Column, fault.Refusal);
        foreach (var row in draft.Rows.Where(row => !wrong.Contains(row))) progress.Note(row, ImportOutcome.Held, string.Empty, new HouseholdHasFault(wrong.Min()));
    }

    private CommandContext Context(Actor by, Guid id) => new(new(id), by, clock.GetUtcNow());
}
