using static CivilAffairs.Relief.Domain.HouseholdCommand;

namespace CivilAffairs.Relief.Domain;

public sealed partial class HouseholdDecider
{
    private const int MostRooms = 99;
    private const int MostLivestock = 1_000_000;
    private const int MostPhotos = 40;
    private const int MostInspectionPhotos = 12;

    private static Decision DecideAssessLosses(AssessLosses command, HouseholdState state)
    {
        if ((Field.Given(command.Disaster, "disaster") ?? CheckLosses(command.Losses)) is { } refusal) return Decision.Refuse(refusal);
        var former = state.In(command.Disaster);
        if (former?.Losses == command.Losses) return Decision.Nothing;
        if (former is { LossesVerified: true }) return Decision.Refuse(new LossesAlreadyVerified("disaster"));
        if (!BearsRebuild(command, state.Rebuild)) return Decision.Refuse(new RebuildNeedsLosses("losses"));
        return Decision.Of(new HouseholdEvent.LossesAssessed(command.Disaster, command.Losses));
    }

    private static bool BearsRebuild(AssessLosses command, RebuildState rebuild) =>
        rebuild.Disaster != command.Disaster
        || !(rebuild.IsRunning || rebuild.Stage == RebuildStage.MovedIn)
        || CheckEligible(command.Losses, rebuild.Kind, rebuild.Rooms) is null;

    private static Decision DecideVerifyLosses(VerifyLosses command, HouseholdState state) => state.In(command.Disaster) switch
    {
        { LossesVerified: true } => Decision.Nothing,
        { Losses: not null } => Decision.Of(new HouseholdEvent.LossesVerified(command.Disaster)),
        _ => Decision.Refuse(new LossesNotAssessed("disaster")),
    };

    private static Decision DecideReopenLosses(ReopenLosses command, HouseholdState state) => state.In(command.Disaster) switch
    {
        { LossesVerified: true } => Unless(Field.Text(command.Reason, "reason"), () => Decision.Of(new HouseholdEvent.LossesReopened(command.Disaster, command.Reason))),
        { Losses: not null } => Decision.Nothing,
        _ => Decision.Refuse(new LossesNotAssessed("disaster")),
    };

    private static Decision DecideAddPhoto(AddPhoto command, HouseholdState state)
    {
        if (state.Photos.Contains(command.Photo)) return Decision.Nothing;
        var refusal = Field.Given(command.Photo, "photo")
            ?? Field.Given(command.Disaster, "disaster")
            ?? Field.Length(command.Caption, "caption")
            ?? (state.Photos.Count >= MostPhotos ? new TooManyPhotos(MostPhotos) : null);
        return Unless(refusal, () => Decision.Of(new HouseholdEvent.PhotoAdded(command.Photo, command.Disaster, string.IsNullOrWhiteSpace(command.Caption) ? null : command.Caption)));
    }

    private static Refusal? CheckLosses(Losses losses) =>
        Field.Range(losses.RoomsCollapsed, "losses.roomsCollapsed", 0, MostRooms)
        ?? Field.Range(losses.RoomsSeverelyDamaged, "losses.roomsSeverelyDamaged", 0, MostRooms)
        ?? Field.Range(losses.RoomsDamaged, "losses.roomsDamaged", 0, MostRooms)
        ?? CheckArea(losses.CropsAffected, "losses.cropsAffected")
        ?? CheckArea(losses.CropsDamaged, "losses.cropsDamaged")
        ?? CheckArea(losses.CropsLost, "losses.cropsLost")
        ?? (losses.CropsLost > losses.CropsDamaged ? new LargerThanWhole("losses.cropsLost", "losses.cropsDamaged") : null)
        ?? (losses.CropsDamaged > losses.CropsAffected ? new LargerThanWhole("losses.cropsDamaged", "losses.cropsAffected") : null)
        ?? Field.Range(losses.LargeLivestock, "losses.largeLivestock", 0, MostLivestock);

    private static Refusal? CheckArea(Area area, string field) => Area.TryCreate(area.SquareMetres, out _) ? null : new OutOfRange(field, 0, Area.Largest);
}
