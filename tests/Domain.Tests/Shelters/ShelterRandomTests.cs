using Xunit.Abstractions;
using static CivilAffairs.Relief.Domain.Tests.AShelter;

namespace CivilAffairs.Relief.Domain.Tests;

public sealed class ShelterRandomTests(ITestOutputHelper output) : ModelTests<ShelterDecider, ShelterState, ShelterCommand, ShelterEvent, ShelterModel>(output)
{
    protected override int Things => 25;

    protected override ShelterEvent First => Registered;

    [Fact]
    public void A_snapshot_comes_back_as_it_was()
    {
        var state = GivenOpen(Reserved(1, Wang, 1, 2), Admitted(1, Wang, 1, 2), Reserved(2, Li, 1), Reserved(3, Wang, 3), Admitted(3, Wang, 3) with { SeenLeaving = true }).State;

        var copy = Copied(state);

        Text(copy).ShouldBe(Text(state));
        copy.Registration.ShouldBe(Registered);
        copy.Residents[Wang].ShouldBe(state.Residents[Wang]);
        (copy.Free, copy.IsAdmitted(Movement(3))).ShouldBe((state.Free, true));
        Copied(ShelterDecider.Initial).Stage.ShouldBe(ShelterStage.Unknown);
    }

    protected override bool? Do(ShelterModel model, ShelterCommand command, CommandContext context) => model.Do(command);

    protected override IEnumerable<(bool Agrees, string What)> Compare(ShelterModel model, ShelterState state) =>
    [
        ((state.Stage, state.Disaster, state.Capacity, state.Overflow) == (model.Stage, model.Disaster, model.Capacity, model.Overflow), "stage and capacity"),
        ((state.Present, state.Reserved) == (model.Present, model.Reserved), "counts"),
        (state.Present == state.Residents.Sum(household => household.Value.Count), "a count that is the number of residents"),
        (state.Reserved == state.Reservations.Sum(kept => kept.Value.Members.Count), "a count that is the number expected"),
        (state.Present + state.Reserved <= state.Capacity + state.Overflow, "room for all"),
        (state.Residents.SelectMany(household => household.Value.Keys, (household, member) => (household.Key, member)).ToHashSet().SetEquals(model.Inside), "residents"),
        (state.Reservations.Keys.ToHashSet().SetEquals(model.Expected), "expected movements"),
        (state.IsEmpty || state.Stage is ShelterStage.Open or ShelterStage.Closing, "empty when not open"),
    ];

    protected override ShelterCommand Any(Random random, ShelterModel model, CommandContext context)
    {
        var movement = random.Next(1, 40);
        var household = Household(random.Next(1, 6));
        int[] members = [.. Enumerable.Range(1, 4).Where(_ => random.Next(2) == 0)];
        if (members.Length == 0) members = [random.Next(1, 5)];
        return random.Next(100) switch
        {
            < 8 => new ShelterCommand.Open(random.Next(5) == 0 ? Typhoon : Flood),
            < 12 => new ShelterCommand.ChangeCapacity(random.Next(1, 16), "调整"),
            < 16 => new ShelterCommand.AuthoriseOverflow(random.Next(0, 5), "调整"),
            < 45 => Reserve(movement, household, members) with { Disaster = random.Next(8) == 0 ? Typhoon : Flood },
            < 60 => new ShelterCommand.Admit(Some(random, model, movement)),
            < 66 => new ShelterCommand.ReleasePlaces(Some(random, model, movement)),
            < 84 => Discharge(random.Next(1, 60), household, members),
            < 90 => new ShelterCommand.TakeRollCall(Math.Max(0, model.Present - random.Next(2)), [.. model.Inside.Take(random.Next(2)).Select(one => new AbsentResident(one.Household, one.Member))], null),
            < 93 => new ShelterCommand.StartClosing("水已退"),
            _ => new ShelterCommand.Close(),
        };
    }

    private static MovementId Some(Random random, ShelterModel model, int otherwise) =>
        random.Next(4) > 0 && model.Expected.ToArray() is { Length: > 0 } expected ? expected[random.Next(expected.Length)] : Movement(otherwise);
}
