using static CivilAffairs.Relief.Domain.HouseholdCommand;
using static CivilAffairs.Relief.Domain.Tests.Households.Family;

namespace CivilAffairs.Relief.Domain.Tests.Households;

/// <summary>Commands as a careless crowd gives them: few names, so that they repeat and collide.</summary>
internal sealed class RandomCommands(Random random)
{
    private static readonly ResidentId[] People =
        [.. Enumerable.Range(0, 20).Select(nth => SyntheticResidentId.Of(County, new(1950 + nth, 1, 1), (Sex)(nth % 2), nth))];

    private static readonly Whereabouts[] Places =
        [Home, Kin, AtSchool, AtSchool, new Whereabouts.InShelter(Temple), new Whereabouts.Renting(), new Whereabouts.InHospital(), new Whereabouts.Elsewhere(), Missing, Dead];

    private static readonly DisasterId[] Disasters = [Flood, Flood, Quake];

    private HouseholdId _household;

    public HouseholdCommand Next(HouseholdId household, HouseholdState state, IReadOnlyList<HouseholdId> households, DateOnly today)
    {
        _household = household;
        return !state.Exists && random.Next(2) == 0 ? Form() : Next(state, households, today);
    }

    private HouseholdCommand Next(HouseholdState state, IReadOnlyList<HouseholdId> households, DateOnly today) => random.Next(100) switch
    {
        < 2 => Form(),
        < 10 => new AddMember(Person(), "新增"),
        < 16 => Member() is var number && state.Find(number)?.Who.Relation is { } relation ? new CorrectMember(number, Person() with { Relation = relation }, "更正") : new MarkAffected(Flood, true),
        < 18 => new RemoveMember(Member(), "移出"),
        < 23 => new ChangeHead(Member(), Relation.OtherKin),
        23 => random.Next(3) == 0 ? new AddPhoto(PhotoHash.Of([(byte)random.Next(60)]), Disaster(), "堂屋") : new MarkAffected(Disaster(), random.Next(2) == 0),
        24 => new SetBankAccount(random.Next(2) == 0 ? Bank("6222021234567890128") : null),
        25 => random.Next(6) > 0 ? new KeepSeparate(Pick(households)) : new MergeInto(Pick(households)),
        26 => random.Next(8) > 0 ? new ChangeHome(Township, "河西") : new Erase("本人要求"),
        < 43 => new MoveMembers(MovementName(), Disaster(), Named(), Pick(Places), ChinaTime.StartOf(today)),
        < 46 => new VoidMovement(MovementName()),
        < 48 => new RetractDeath(state.Members.Find(member => member.Where is Whereabouts.Dead)?.Number ?? Member(), Kin, "认错"),
        < 49 => new AssessLosses(Disaster(), new(RoomsCollapsed: random.Next(3), RoomsDamaged: random.Next(3), LongVacant: random.Next(9) == 0)),
        < 51 => new VerifyLosses(Disaster()),
        51 => random.Next(2) == 0 ? new ReopenLosses(Disaster(), "复核") : new VerifyLosses(Flood),
        < 66 => new TakeHandout(HandoutName(), Disaster(), random.Next(2) == 0 ? Point : OtherPoint, Lines(state, today), new(ProofKind.QrCard, Member())),
        < 68 => new VoidHandout(HandoutName()),
        < 73 => Return(state),
        _ => Rebuild(state, today),
    };

    private Register Form() =>
        new(Village, "河东", [Person() with { Relation = Relation.Head }, .. Enumerable.Range(0, random.Next(3)).Select(_ => Person())], random.Next(2) == 0 ? Flood : null);

    // Mostly the step that comes next, so that some homes get finished.
    private HouseholdCommand Rebuild(HouseholdState state, DateOnly today) => random.Next(5) == 0 ? RebuildStep((RebuildStage)random.Next(14), today) : RebuildStep(state.Rebuild.Stage, today);

    private HouseholdCommand RebuildStep(RebuildStage stage, DateOnly today) => random.Next(8) switch
    {
        0 => new PayInstalment(random.Next(1, 4), "拨付"),
        1 when random.Next(4) == 0 => new WithdrawRebuild("不建了"),
        _ => stage switch
        {
            RebuildStage.Assessed => new ApplyForRebuild(),
            RebuildStage.Applied => new ReviewInVillage(random.Next(6) > 0, "意见"),
            RebuildStage.VillageReviewed => new PublishRebuild(today.AddDays(-random.Next(10))),
            RebuildStage.Published => random.Next(6) == 0 ? new ObjectToRebuild("异议") : new ReviewInTownship(random.Next(6) > 0, "意见"),
            RebuildStage.TownshipReviewed => Approve(),
            RebuildStage.Approved => random.Next(2) == 0 ? new StartRebuild(today) : new MoveIn(today),
            RebuildStage.Started => new RecordStructure(today),
            RebuildStage.Structure or RebuildStage.InRepair => new InspectRebuild(random.Next(2) == 0, "意见", today),
            RebuildStage.Inspected => new MoveIn(today),
            RebuildStage.MovedIn when random.Next(2) == 0 => new PayInstalment(random.Next(1, 3), "拨付"),
            _ => new AssessRebuild(Disaster(), (RebuildKind)random.Next(4), random.Next(1, 3)),
        },
    };

    private ApproveRebuild Approve()
    {
        RebuildStage last = random.Next(2) == 0 ? RebuildStage.MovedIn : RebuildStage.Structure;
        return new(random.Next(6) > 0, Money.OfYuan(2), [new(1, RebuildStage.Approved, Money.OfYuan(1)), new(2, last, Money.OfYuan(random.Next(9) == 0 ? 2 : 1))], "意见");
    }

    private HandoutLine[] Lines(HouseholdState state, DateOnly today) =>
        [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Pick(Plan.All)).Select(entitlement => new HandoutLine(entitlement, Quantity(Rights.Offer(state, entitlement, Flood, today).Quantity)))];

    private Quantity Quantity(Quantity offered) => new(random.Next(6) == 0 ? random.Next(3_000) : Math.Max(1, offered.Value));

    private GiveBack Return(HouseholdState state)
    {
        var (handout, taken) = state.Handouts.ElementAtOrDefault(random.Next(state.Handouts.Count + 1));
        var kept = taken?.Kept.FirstOrDefault(item => !item.Quantity.IsZero) ?? new(Plan.Rice.Item, new(1));
        Quantity back = random.Next(2) == 0 ? kept.Quantity : new(random.Next(1, 1_000));
        return new(handout, [new(new(kept.Item), back)], random.Next(3) > 0, "退回");
    }

    private NewMember Person() =>
        new(Family.Name("村民"), Relation.OtherKin, random.Next(3) > 0 ? Pick(People) : null) { Vulnerabilities = random.Next(3) == 0 ? [Vulnerability.Disabled] : [] };

    private MemberNumber[]? Named() => random.Next(3) == 0 ? null : [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Member()).Distinct()];

    private MemberNumber Member() => new(random.Next(1, 7));

    private MovementId MovementName() => new(Name(random.Next(150)));

    private HandoutId HandoutName() => new(Name(random.Next(150)));

    // Within one household names collide; those of two households never do.
    private Guid Name(int number)
    {
        var bytes = _household.Value.ToByteArray();
        bytes[0] = (byte)number;
        return new(bytes);
    }

    private DisasterId Disaster() => Pick(Disasters);

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
