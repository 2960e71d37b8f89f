using static CivilAffairs.Relief.Domain.HouseholdCommand;

namespace CivilAffairs.Relief.Domain;

// From the county's approval to moving in, and the money that goes with it.
public sealed partial class HouseholdDecider
{
    private static Decision DecideStart(StartRebuild command, HouseholdState state, CommandContext context)
    {
        if (state.Rebuild is { Kind: RebuildKind.TakeMoney, Stage: RebuildStage.Approved }) return Decision.Refuse(new NothingIsBuilt());
        return Dated(state.Rebuild, RebuildStage.Started, RebuildTrigger.Start, command.On, new HouseholdEvent.RebuildStarted(command.On), context);
    }

    private static Decision DecideStructure(RecordStructure command, HouseholdState state, CommandContext context) =>
        Dated(state.Rebuild, RebuildStage.Structure, RebuildTrigger.FinishStructure, command.On, new HouseholdEvent.RebuildStructureDone(command.On), context);

    private static Decision DecideInspect(InspectRebuild command, HouseholdState state, CommandContext context) => Unless(
        CheckNote(command.Note, required: !command.Passed) ?? CheckDay(command.On, "on", state.Rebuild, context) ?? CheckPhotos(command.Photos, state),
        () => Step(
            state.Rebuild,
            command.Passed ? RebuildTrigger.PassInspection : RebuildTrigger.FailInspection,
            new HouseholdEvent.RebuildInspected(command.Passed, command.Note, command.On) { Photos = [.. command.Photos.Distinct()] }));

    // Whatever is shown was added before, so none is shown that is not there.
    private static Refusal? CheckPhotos(IReadOnlyList<PhotoHash> photos, HouseholdState state)
    {
        if (photos.Count > MostInspectionPhotos) return new OutOfRange("photos", 0, MostInspectionPhotos);
        return photos.All(state.Photos.Contains) ? null : new Unknown("photos");
    }

    // Who takes the money settles elsewhere, which follows the approval at once.
    private static Decision DecideMoveIn(MoveIn command, HouseholdState state, CommandContext context)
    {
        var trigger = state.Rebuild.Kind == RebuildKind.TakeMoney ? RebuildTrigger.Settle : RebuildTrigger.MoveIn;
        return Dated(state.Rebuild, RebuildStage.MovedIn, trigger, command.On, new HouseholdEvent.MovedIn(command.On), context);
    }

    private static Decision Dated(RebuildState rebuild, RebuildStage reached, RebuildTrigger trigger, DateOnly on, HouseholdEvent accepted, CommandContext context)
    {
        if (rebuild.Stage == reached && rebuild.LastDay == on) return Decision.Nothing;
        return Unless(CheckDay(on, "on", rebuild, context), () => Step(rebuild, trigger, accepted));
    }

    private static Decision DecidePay(PayInstalment command, HouseholdState state)
    {
        var rebuild = state.Rebuild;
        if (rebuild.Instalments.Find(one => one.Number == command.Number) is not { } instalment) return Decision.Refuse(new Unknown("number"));
        if (rebuild.Paid.Contains(command.Number)) return Decision.Refuse(new InstalmentAlreadyPaid(command.Number));
        if (!rebuild.HasReached(instalment.After)) return Decision.Refuse(new StageNotReached(instalment.After));
        return Unless(
            Field.Text(command.DocumentNumber, "documentNumber"),
            () => Decision.Of(new HouseholdEvent.InstalmentPaid(instalment.Number, instalment.Amount, command.DocumentNumber)));
    }
}
