using static CivilAffairs.Relief.Domain.HouseholdCommand;
using static CivilAffairs.Relief.Domain.Tests.Households.Family;

namespace CivilAffairs.Relief.Domain.Tests.Households;

public sealed class LossTests
{
    private static readonly Losses Some = new(RoomsCollapsed: 2, RoomsDamaged: 1, CropsAffected: new(3_000), CropsDamaged: new(2_000), CropsLost: new(1_000), LargeLivestock: 1, DirectLoss: Money.OfYuan(50_000));

    [Fact]
    public void Losses_are_assessed_for_one_disaster()
    {
        var assessed = Given().When(new AssessLosses(Flood, Some)).Then(new HouseholdEvent.LossesAssessed(Flood, Some));

        assessed.State.In(Flood).ShouldBe(new Involvement(Losses: Some));
        assessed.State.In(Quake).ShouldBeNull();
        assessed.When(new AssessLosses(Flood, Some)).ThenNothing();
        assessed.When(new AssessLosses(Flood, Some with { RoomsCollapsed = 3 })).ThenAccepted();
    }

    [Fact]
    public void Nothing_lost_is_an_assessment_too() => Given().When(new AssessLosses(Flood, new())).ThenAccepted();

    [Fact]
    public void A_verified_assessment_is_reopened_before_it_is_made_again()
    {
        var verified = Given(new HouseholdEvent.LossesAssessed(Flood, Some)).When(new VerifyLosses(Flood)).Then(new HouseholdEvent.LossesVerified(Flood));

        verified.When(new VerifyLosses(Flood)).ThenNothing();
        verified.When(new AssessLosses(Flood, Some)).ThenNothing();
        verified.When(new AssessLosses(Flood, Some with { RoomsCollapsed = 3 })).ThenRefused<LossesAlreadyVerified>("disaster");
        verified.When(new ReopenLosses(Flood, "")).ThenRefused<Required>("reason");
        verified.When(new ReopenLosses(Flood, "复核")).Then(new HouseholdEvent.LossesReopened(Flood, "复核"))
            .When(new ReopenLosses(Flood, "复核")).ThenNothing()
            .When(new AssessLosses(Flood, Some with { RoomsCollapsed = 3 })).ThenAccepted();
    }

    [Fact]
    public void Only_what_was_assessed_is_verified_or_reopened()
    {
        Given().When(new VerifyLosses(Flood)).ThenRefused<LossesNotAssessed>("disaster");
        Given().When(new ReopenLosses(Quake, "复核")).ThenRefused<LossesNotAssessed>("disaster");
    }

    [Fact]
    public void Fields_of_an_assessment_are_checked()
    {
        Given().When(new AssessLosses(default, Some)).ThenRefused<Required>("disaster");
        Refuses<OutOfRange>(Some with { RoomsCollapsed = 100 }, "losses.roomsCollapsed");
        Refuses<OutOfRange>(Some with { RoomsSeverelyDamaged = -1 }, "losses.roomsSeverelyDamaged");
        Refuses<OutOfRange>(Some with { RoomsDamaged = 100 }, "losses.roomsDamaged");
        Refuses<OutOfRange>(Some with { CropsAffected = new(-1) }, "losses.cropsAffected");
        Refuses<LargerThanWhole>(Some with { CropsLost = new(2_001) }, "losses.cropsLost");
        Refuses<LargerThanWhole>(Some with { CropsDamaged = new(3_001) }, "losses.cropsDamaged");
        Refuses<OutOfRange>(Some with { LargeLivestock = -1 }, "losses.largeLivestock");
        Given().When(new AssessLosses(Flood, new(99, 99, 99, CropsAffected: new(1), CropsDamaged: new(1), CropsLost: new(1)))).ThenAccepted();
    }

    [Fact]
    public void A_new_assessment_bears_the_rebuild_that_stands_on_it()
    {
        var rebuilding = Given([.. RebuildSteps.Through(RebuildStage.Approved)]).When(new ReopenLosses(Flood, "复核")).ThenAccepted();

        rebuilding.When(new AssessLosses(Flood, new(RoomsCollapsed: 1))).ThenRefused<RebuildNeedsLosses>("losses");
        rebuilding.When(new AssessLosses(Flood, new(RoomsCollapsed: 3, OnlyHome: false))).ThenRefused<RebuildNeedsLosses>("losses");
        rebuilding.When(new AssessLosses(Flood, new(RoomsCollapsed: 2))).ThenAccepted();
        rebuilding.When(new AssessLosses(Quake, new(RoomsCollapsed: 1))).ThenAccepted();
        rebuilding.When(new WithdrawRebuild("不建了")).When(new AssessLosses(Flood, new(RoomsCollapsed: 1))).ThenAccepted();
    }

    private static void Refuses<TRefusal>(Losses losses, string field)
        where TRefusal : Refusal => Given().When(new AssessLosses(Flood, losses)).ThenRefused<TRefusal>(field);

    [Fact]
    public void A_photo_is_shown_once_and_only_so_many_are_kept()
    {
        var shown = new AddPhoto(PhotoHash.Of([1]), Flood, "堂屋倒塌");
        var given = Given().When(shown).Then(new HouseholdEvent.PhotoAdded(shown.Photo, Flood, "堂屋倒塌"));
        given.When(shown with { Caption = "又一次" }).ThenNothing();
        given.When(shown with { Photo = default }).ThenRefused<Required>("photo");
        given.When(shown with { Photo = PhotoHash.Of([2]), Caption = new('长', 201) }).ThenRefused<TooLong>("caption");
        Given([.. Enumerable.Range(0, 40).Select(i => new HouseholdEvent.PhotoAdded(PhotoHash.Of([(byte)i]), Flood, null))])
            .When(shown with { Photo = PhotoHash.Of([99]) }).ThenRefused<TooManyPhotos>("photo");
    }
}
