using static CivilAffairs.Relief.Domain.HouseholdCommand;
using static CivilAffairs.Relief.Domain.Tests.Households.Family;

namespace CivilAffairs.Relief.Domain.Tests.Households;

public sealed class RebuildTests
{
    private static readonly AssessRebuild Assess = new(Flood, RebuildKind.InPlace, 2);

    public static TheoryData<RebuildStage> Stages => [.. Enum.GetValues<RebuildStage>()];

    [Fact]
    public void A_home_goes_from_assessment_to_moving_in()
    {
        var rule = At(RebuildStage.None)
            .When(Assess).Then(new HouseholdEvent.RebuildAssessed(Flood, RebuildKind.InPlace, 2))
            .When(new ApplyForRebuild()).Then(new HouseholdEvent.RebuildApplied())
            .When(new ReviewInVillage(true, "同意")).Then(new HouseholdEvent.RebuildReviewedInVillage("同意"))
            .When(new PublishRebuild(RebuildSteps.Published)).Then(new HouseholdEvent.RebuildPublished(RebuildSteps.Published))
            .When(new ReviewInTownship(true, "同意")).Then(new HouseholdEvent.RebuildReviewedInTownship("同意"))
            .When(new ApproveRebuild(true, RebuildSteps.Grant, RebuildSteps.Instalments, "")).Then(new HouseholdEvent.RebuildApproved(RebuildSteps.Grant, RebuildSteps.Instalments, ""))
            .When(new StartRebuild(Today)).Then(new HouseholdEvent.RebuildStarted(Today))
            .When(new PayInstalment(1, "拨付-1")).Then(RebuildSteps.Paid[0])
            .When(new RecordStructure(Today)).Then(new HouseholdEvent.RebuildStructureDone(Today))
            .When(new PayInstalment(2, "拨付-2")).Then(RebuildSteps.Paid[1])
            .When(new InspectRebuild(false, "漏水", Today)).Then(new HouseholdEvent.RebuildInspected(false, "漏水", Today))
            .When(new InspectRebuild(false, "仍漏水", Today)).ThenAccepted()
            .When(new InspectRebuild(true, "", Today)).Then(new HouseholdEvent.RebuildInspected(true, "", Today))
            .When(new MoveIn(Today)).Then(new HouseholdEvent.MovedIn(Today))
            .When(new PayInstalment(3, "拨付-3")).Then(RebuildSteps.Paid[2]);

        rule.State.Rebuild.OwesInstalments.ShouldBeFalse();
        rule.State.Rebuild.Done.ShouldBe([Flood]);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void The_table_of_the_lifecycle_and_the_rules_agree(RebuildStage stage)
    {
        foreach (var (trigger, command) in Triggers())
        {
            var decided = At(stage).At(Now.AddDays(30));
            // What Assessed says again, and a rebuild still owed, are matters of content and not of the stage.
            if (trigger == RebuildTrigger.Assess && stage is RebuildStage.Assessed or RebuildStage.MovedIn) continue;
            // Only its own review rejects at a stage.
            if (command is ReviewInVillage { Passed: false } && stage != RebuildStage.Applied) decided.When(command).ThenRefused(new WrongRebuildStage(stage));
            else if (command is ReviewInTownship { Passed: false } && stage != RebuildStage.Published) decided.When(command).ThenRefused(new WrongRebuildStage(stage));
            else if (command is ApproveRebuild { Approved: false } && stage != RebuildStage.TownshipReviewed) decided.When(command).ThenRefused(new WrongRebuildStage(stage));
            else if (RebuildLifecycle.Table.TryFire(stage, trigger, out var next)) decided.When(command).ThenAccepted().State.Rebuild.Stage.ShouldBe(next);
            else if (IsSaidTwice(command, stage)) decided.When(command).ThenNothing();
            else decided.When(command).ThenRefused(new WrongRebuildStage(stage));
        }
    }

    [Fact]
    public void What_is_said_twice_is_true_once()
    {
        At(RebuildStage.Assessed).When(Assess).ThenNothing();
        At(RebuildStage.Published).When(new PublishRebuild(RebuildSteps.Published)).ThenNothing();
        At(RebuildStage.Started).When(new StartRebuild(Today.AddDays(-3))).ThenNothing();
        At(RebuildStage.Structure).When(new RecordStructure(Today.AddDays(-2))).ThenNothing();
        At(RebuildStage.MovedIn).When(new MoveIn(Today)).ThenNothing();
    }

    [Fact]
    public void Only_the_only_home_not_long_vacant_with_verified_losses_is_eligible()
    {
        Given().When(Assess).ThenRefused<LossesNotAssessed>("disaster");
        Given(new HouseholdEvent.LossesAssessed(Flood, new(RoomsCollapsed: 3))).When(Assess).ThenRefused<LossesNotVerified>("disaster");
        Lost(new(RoomsCollapsed: 3, OnlyHome: false)).When(Assess).ThenRefused<NotTheOnlyHome>();
        Lost(new(RoomsCollapsed: 3, LongVacant: true)).When(Assess).ThenRefused<HomeLongVacant>();
        Lost(new(RoomsCollapsed: 3)).When(Assess with { Disaster = Quake }).ThenRefused<LossesNotAssessed>("disaster");
        Lost(new(RoomsCollapsed: 3)).When(Assess with { Disaster = default }).ThenRefused<Required>("disaster");
        Lost(new(RoomsCollapsed: 3)).When(Assess with { Kind = (RebuildKind)9 }).ThenRefused<Unknown>("kind");
    }

    [Theory]
    [InlineData(RebuildKind.InPlace)]
    [InlineData(RebuildKind.Relocate)]
    [InlineData(RebuildKind.TakeMoney)]
    public void Collapsed_and_severely_damaged_rooms_are_rebuilt(RebuildKind kind)
    {
        var home = Lost(new(RoomsCollapsed: 2, RoomsSeverelyDamaged: 1, RoomsDamaged: 5));

        home.When(new AssessRebuild(Flood, kind, 3)).ThenAccepted();
        home.When(new AssessRebuild(Flood, kind, 4)).ThenRefused(new OutOfRange("rooms", 1, 3));
        home.When(new AssessRebuild(Flood, kind, 0)).ThenRefused<OutOfRange>("rooms");
        Lost(new(RoomsDamaged: 5)).When(new AssessRebuild(Flood, kind, 1)).ThenRefused(new NothingToRebuild(kind));
    }

    [Fact]
    public void Damaged_rooms_are_repaired()
    {
        Lost(new(RoomsDamaged: 5)).When(new AssessRebuild(Flood, RebuildKind.Repair, 5)).ThenAccepted();
        Lost(new(RoomsDamaged: 5)).When(new AssessRebuild(Flood, RebuildKind.Repair, 6)).ThenRefused<OutOfRange>("rooms");
        Lost(new(RoomsCollapsed: 5)).When(new AssessRebuild(Flood, RebuildKind.Repair, 1)).ThenRefused<NothingToRebuild>("kind");
    }

    [Fact]
    public void A_home_is_rebuilt_one_at_a_time()
    {
        HouseholdEvent[] quake = [new HouseholdEvent.LossesAssessed(Quake, new(RoomsCollapsed: 1)), new HouseholdEvent.LossesVerified(Quake)];
        var again = new AssessRebuild(Quake, RebuildKind.InPlace, 1);

        Given([.. RebuildSteps.Through(RebuildStage.Structure), .. quake]).When(again).ThenRefused(new WrongRebuildStage(RebuildStage.Structure));
        Given([.. RebuildSteps.Through(RebuildStage.MovedIn), .. quake]).When(again).ThenRefused(new RebuildNotFinished(RebuildStage.MovedIn));
        Given([.. RebuildSteps.Through(RebuildStage.MovedIn), .. RebuildSteps.Paid, .. quake]).When(again).ThenAccepted();
        Given([.. RebuildSteps.Through(RebuildStage.MovedIn), .. RebuildSteps.Paid]).When(Assess).ThenRefused<AlreadyRebuilt>("disaster");
    }

    [Fact]
    public void After_a_rejection_or_a_withdrawal_it_may_be_assessed_again()
    {
        At(RebuildStage.Rejected).When(Assess).ThenAccepted();
        At(RebuildStage.Withdrawn).When(Assess).ThenAccepted();
    }

    [Fact]
    public void A_rejection_gives_its_reason_and_its_stage()
    {
        At(RebuildStage.Applied).When(new ReviewInVillage(false, "")).ThenRefused<Required>("note");
        At(RebuildStage.Applied).When(new ReviewInVillage(false, "不符")).Then(new HouseholdEvent.RebuildRejected(RebuildStage.Applied, "不符"));
        At(RebuildStage.Published).When(new ReviewInTownship(false, "不符")).Then(new HouseholdEvent.RebuildRejected(RebuildStage.Published, "不符"));
        At(RebuildStage.TownshipReviewed).When(new ApproveRebuild(false, default, [], "不符")).Then(new HouseholdEvent.RebuildRejected(RebuildStage.TownshipReviewed, "不符"));
        At(RebuildStage.TownshipReviewed).When(new ApproveRebuild(false, default, [], " ")).ThenRefused<Required>("note");
        At(RebuildStage.Applied).When(new ReviewInVillage(true, new('长', 2001))).ThenRefused(new TooLong("note", 2000));
    }

    [Fact]
    public void Seven_full_days_in_China_pass_before_the_township_reviews()
    {
        var published = At(RebuildStage.VillageReviewed).When(new PublishRebuild(Today)).ThenAccepted();

        // The evening of the seventh day, and midnight after it.
        published.At(new(2016, 7, 7, 15, 59, 59, TimeSpan.Zero)).When(new ReviewInTownship(true, "")).ThenRefused(new PublicationRunning(new(2016, 7, 8)));
        published.At(new(2016, 7, 7, 16, 0, 0, TimeSpan.Zero)).When(new ReviewInTownship(true, "")).ThenAccepted();
    }

    [Fact]
    public void An_objection_sends_it_back_to_the_village_and_publication_begins_anew()
    {
        var objected = At(RebuildStage.Published).When(new ObjectToRebuild("有异议")).Then(new HouseholdEvent.RebuildObjectedTo("有异议", Today));

        objected.State.Rebuild.Stage.ShouldBe(RebuildStage.Applied);
        objected.When(new ReviewInVillage(true, "")).When(new PublishRebuild(RebuildSteps.Published)).ThenRefused(new TooEarly("from", Today));
        objected.When(new ReviewInVillage(true, "")).When(new PublishRebuild(Today)).ThenAccepted()
            .At(Now.AddDays(6)).When(new ReviewInTownship(true, "")).ThenRefused<PublicationRunning>();
        At(RebuildStage.Published).When(new ObjectToRebuild("")).ThenRefused<Required>("reason");
    }

    [Fact]
    public void An_inspection_shows_photos_that_were_added_before()
    {
        PhotoHash[] photos = [PhotoHash.Of([1]), PhotoHash.Of([2])];
        HouseholdEvent[] added = [.. RebuildSteps.Through(RebuildStage.Structure), new HouseholdEvent.PhotoAdded(photos[0], Flood, null), new HouseholdEvent.PhotoAdded(photos[1], Flood, "圈梁")];
        var inspected = new HouseholdEvent.RebuildInspected(true, "合格", Today) { Photos = photos };

        Given(added).When(new InspectRebuild(true, "合格", Today) { Photos = [photos[0], photos[1], photos[0]] }).Then(inspected);
        Given(added).When(new InspectRebuild(true, "合格", Today) { Photos = [PhotoHash.Of([3])] }).ThenRefused<Unknown>("photos");
        Given(added).When(new InspectRebuild(true, "合格", Today) { Photos = [.. Enumerable.Repeat(photos[0], 13)] }).ThenRefused<OutOfRange>("photos");
    }

    [Fact]
    public void Days_are_not_in_the_future_and_not_before_the_stage_before()
    {
        At(RebuildStage.VillageReviewed).When(new PublishRebuild(Today.AddDays(1))).ThenRefused<InTheFuture>("from");
        At(RebuildStage.VillageReviewed).When(new PublishRebuild(default)).ThenRefused<Required>("from");
        At(RebuildStage.Approved).When(new StartRebuild(Today.AddDays(1))).ThenRefused<InTheFuture>("on");
        At(RebuildStage.Approved).When(new StartRebuild(RebuildSteps.Published.AddDays(-1))).ThenRefused<TooEarly>("on");
        At(RebuildStage.Started).When(new RecordStructure(Today.AddDays(-4))).ThenRefused<TooEarly>("on");
        At(RebuildStage.Structure).When(new InspectRebuild(true, "", Today.AddDays(-3))).ThenRefused<TooEarly>("on");
        At(RebuildStage.Structure).When(new InspectRebuild(false, "", Today)).ThenRefused<Required>("note");
        At(RebuildStage.Inspected).When(new MoveIn(Today.AddDays(-2))).ThenRefused<TooEarly>("on");
    }

    [Fact]
    public void Losses_taken_back_stop_the_reviews_above_the_village()
    {
        At(RebuildStage.Published).When(new ReopenLosses(Flood, "复核")).When(new ReviewInTownship(true, "")).ThenRefused<LossesNotVerified>();
        At(RebuildStage.TownshipReviewed).When(new ReopenLosses(Flood, "复核")).When(new ApproveRebuild(true, RebuildSteps.Grant, RebuildSteps.Instalments, "")).ThenRefused<LossesNotVerified>();
    }

    [Fact]
    public void Instalments_sum_to_the_grant_in_the_order_of_the_stages()
    {
        Refuses(new OutOfRange("grant", 1, Money.Largest), Money.Zero, new Instalment(1, RebuildStage.Started, Money.OfYuan(1)));
        Refuses(new Required("instalments"), RebuildSteps.Grant);
        Refuses(new Required("instalments[0]"), RebuildSteps.Grant, [null!]);
        Refuses(new OutOfSequence("instalments[0].number", 1), RebuildSteps.Grant, new Instalment(2, RebuildStage.Started, RebuildSteps.Grant));
        Refuses(new OutOfRange("instalments[0].amount", 1, Money.Largest), RebuildSteps.Grant, new Instalment(1, RebuildStage.Started, Money.Zero));
        Refuses(new NotAnInstalmentStage("instalments[0].after"), RebuildSteps.Grant, new Instalment(1, RebuildStage.Applied, RebuildSteps.Grant));
        Refuses(new InstalmentsDoNotSum(Money.OfYuan(1), RebuildSteps.Grant), RebuildSteps.Grant, new Instalment(1, RebuildStage.Started, Money.OfYuan(1)));
        Refuses(
            new NotAnInstalmentStage("instalments[1].after"),
            Money.OfYuan(2),
            new Instalment(1, RebuildStage.Structure, Money.OfYuan(1)),
            new Instalment(2, RebuildStage.Started, Money.OfYuan(1)));
        Refuses(
            new InstalmentsDoNotSum(Money.OfFen(Money.Largest), RebuildSteps.Grant),
            RebuildSteps.Grant,
            [.. Enumerable.Range(1, 20).Select(number => new Instalment(number, RebuildStage.Started, Money.OfFen(Money.Largest)))]);
    }

    [Fact]
    public void An_instalment_is_paid_once_and_after_its_stage()
    {
        At(RebuildStage.Approved).When(new PayInstalment(1, "拨付-1")).ThenRefused(new StageNotReached(RebuildStage.Started));
        At(RebuildStage.Started).When(new PayInstalment(2, "拨付-2")).ThenRefused(new StageNotReached(RebuildStage.Structure));
        At(RebuildStage.InRepair).When(new PayInstalment(2, "拨付-2")).ThenAccepted();
        At(RebuildStage.Started).When(new PayInstalment(1, "拨付-1")).ThenAccepted().When(new PayInstalment(1, "拨付-1")).ThenRefused(new InstalmentAlreadyPaid(1));
        At(RebuildStage.Started).When(new PayInstalment(4, "拨付-4")).ThenRefused<Unknown>("number");
        At(RebuildStage.Started).When(new PayInstalment(1, "")).ThenRefused<Required>("documentNumber");
        At(RebuildStage.None).When(new PayInstalment(1, "拨付-1")).ThenRefused<Unknown>("number");
    }

    [Fact]
    public void It_is_withdrawn_before_work_starts_and_before_money_is_paid()
    {
        At(RebuildStage.Approved).When(new WithdrawRebuild("不建了")).Then(new HouseholdEvent.RebuildWithdrawn(RebuildStage.Approved, "不建了"));
        At(RebuildStage.Approved).When(new WithdrawRebuild("")).ThenRefused<Required>("reason");
        At(RebuildStage.Started).When(new WithdrawRebuild("不建了")).ThenRefused(new WrongRebuildStage(RebuildStage.Started));
        Settling(new Instalment(1, RebuildStage.Approved, RebuildSteps.Grant)).When(new PayInstalment(1, "拨付-1")).When(new WithdrawRebuild("不建了")).ThenRefused<MoneyWasPaid>();
        At(RebuildStage.Approved).When(new WithdrawRebuild("不建了")).When(new PayInstalment(1, "拨付-1")).ThenRefused<StageNotReached>();
    }

    [Fact]
    public void Who_takes_the_money_builds_nothing_and_settles_elsewhere()
    {
        var settling = Settling(new Instalment(1, RebuildStage.Approved, Money.OfYuan(15_000)), new Instalment(2, RebuildStage.MovedIn, Money.OfYuan(5_000)));

        settling.When(new StartRebuild(Today)).ThenRefused<NothingIsBuilt>();
        settling.When(new PayInstalment(1, "拨付-1")).ThenAccepted();
        settling.When(new PayInstalment(2, "拨付-2")).ThenRefused<StageNotReached>();
        settling.When(new MoveIn(Today)).ThenAccepted().When(new PayInstalment(2, "拨付-2")).ThenAccepted();
    }

    [Fact]
    public void Who_takes_the_money_is_not_paid_by_building_stages() =>
        Settling().When(new ApproveRebuild(true, RebuildSteps.Grant, [new(1, RebuildStage.Structure, RebuildSteps.Grant)], "")).ThenRefused<NotAnInstalmentStage>("instalments[0].after");

    [Fact]
    public void Who_builds_does_not_move_in_before_the_inspection() =>
        At(RebuildStage.Approved).When(new MoveIn(Today)).ThenRefused(new WrongRebuildStage(RebuildStage.Approved));

    private static Rule At(RebuildStage stage) => Given(RebuildSteps.Through(stage)).By(Staff);

    private static Rule Lost(Losses losses) => Given(new HouseholdEvent.LossesAssessed(Flood, losses), new HouseholdEvent.LossesVerified(Flood));

    private static Rule Settling(params Instalment[] instalments)
    {
        HouseholdEvent[] approved = instalments.Length == 0 ? [] : [new HouseholdEvent.RebuildApproved(RebuildSteps.Grant, instalments, "")];
        return Given([
            new HouseholdEvent.LossesAssessed(Flood, new(RoomsCollapsed: 3)),
            new HouseholdEvent.LossesVerified(Flood),
            new HouseholdEvent.RebuildAssessed(Flood, RebuildKind.TakeMoney, 2),
            new HouseholdEvent.RebuildApplied(),
            new HouseholdEvent.RebuildReviewedInVillage(""),
            new HouseholdEvent.RebuildPublished(RebuildSteps.Published),
            new HouseholdEvent.RebuildReviewedInTownship(""),
            .. approved,
        ]);
    }

    private static void Refuses(Refusal refusal, Money grant, params Instalment[] instalments) =>
        At(RebuildStage.TownshipReviewed).When(new ApproveRebuild(true, grant, instalments, "")).ThenRefused(refusal);

    private static (RebuildTrigger Trigger, HouseholdCommand Command)[] Triggers() =>
    [
        (RebuildTrigger.Assess, Assess),
        (RebuildTrigger.Apply, new ApplyForRebuild()),
        (RebuildTrigger.PassVillage, new ReviewInVillage(true, "")),
        (RebuildTrigger.Reject, new ReviewInVillage(false, "不符")),
        (RebuildTrigger.Publish, new PublishRebuild(Today)),
        (RebuildTrigger.Object, new ObjectToRebuild("有异议")),
        (RebuildTrigger.PassTownship, new ReviewInTownship(true, "")),
        (RebuildTrigger.Reject, new ReviewInTownship(false, "不符")),
        (RebuildTrigger.Approve, new ApproveRebuild(true, RebuildSteps.Grant, RebuildSteps.Instalments, "")),
        (RebuildTrigger.Reject, new ApproveRebuild(false, default, [], "不符")),
        (RebuildTrigger.Start, new StartRebuild(Today.AddDays(1))),
        (RebuildTrigger.FinishStructure, new RecordStructure(Today.AddDays(1))),
        (RebuildTrigger.PassInspection, new InspectRebuild(true, "", Today.AddDays(1))),
        (RebuildTrigger.FailInspection, new InspectRebuild(false, "漏水", Today.AddDays(1))),
        (RebuildTrigger.MoveIn, new MoveIn(Today.AddDays(1))),
        (RebuildTrigger.Withdraw, new WithdrawRebuild("不建了")),
    ];

    private static bool IsSaidTwice(HouseholdCommand command, RebuildStage stage) =>
        (command, stage) is (ApplyForRebuild, RebuildStage.Applied) or (WithdrawRebuild, RebuildStage.Withdrawn);
}
