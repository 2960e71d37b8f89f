using System.Text.Json;
using Xunit.Abstractions;
using static CivilAffairs.Relief.Domain.Tests.AShelter;

namespace CivilAffairs.Relief.Domain.Tests;

public sealed class ShelterRandomTests(ITestOutputHelper output)
{
    private const int Shelters = 25;
    private const int StepsEach = 1_000;

    private static readonly DateTimeOffset Now = new(2016, 7, 1, 12, 0, 0, ChinaTime.Offset);
    private static readonly CommandContext Context = new(new(Guid.NewGuid()), Actor.Machine, Now);

    [Fact]
    public void Whatever_is_asked_the_decider_agrees_with_a_plain_model()
    {
        var random = Seed.Next(output);
        var (done, already, refused) = (0, 0, 0);
        for (var shelter = 0; shelter < Shelters; shelter++)
        {
            var model = new ShelterModel();
            var state = ShelterDecider.Evolve(ShelterDecider.Initial, Registered);
            for (var step = 0; step < StepsEach; step++)
            {
                var command = Any(random, model);
                var expected = model.Do(command);
                var decision = ShelterDecider.Decide(command, state, Context);
                bool? got = decision is Decision.Accepted ? true : decision is Decision.AlreadyTrue ? null : false;
                if (got != expected) Assert.Fail($"step {step}: {command} answered {decision}");
                if (decision is Decision.Accepted { Events: var events }) state = events.Cast<ShelterEvent>().Aggregate(state, ShelterDecider.Evolve);
                _ = got switch
                {
                    true => done++,
                    null => already++,
                    _ => refused++,
                };
                Agree(model, state, step, command);
                if (step % 100 == 0) state = Copied(state);
            }
        }

        output.WriteLine($"{done} done, {already} true already, {refused} refused");
        done.ShouldBeGreaterThan(Shelters * StepsEach / 10);
        already.ShouldBeGreaterThan(0);
        refused.ShouldBeGreaterThan(0);
    }

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

    private static void Agree(ShelterModel model, ShelterState state, int step, ShelterCommand after)
    {
        Check((state.Stage, state.Disaster, state.Capacity, state.Overflow) == (model.Stage, model.Disaster, model.Capacity, model.Overflow), "stage and capacity");
        Check((state.Present, state.Reserved) == (model.Present, model.Reserved), "counts");
        Check(state.Present == state.Residents.Sum(household => household.Value.Count), "a count that is the number of residents");
        Check(state.Reserved == state.Reservations.Sum(kept => kept.Value.Members.Count), "a count that is the number expected");
        Check(state.Present + state.Reserved <= state.Capacity + state.Overflow, "room for all");
        Check(state.Residents.SelectMany(household => household.Value.Keys, (household, member) => (household.Key, member)).ToHashSet().SetEquals(model.Inside), "residents");
        Check(state.Reservations.Keys.ToHashSet().SetEquals(model.Expected), "expected movements");
        Check(state.IsEmpty || state.Stage is ShelterStage.Open or ShelterStage.Closing, "empty when not open");

        void Check(bool agrees, string what)
        {
            if (!agrees) Assert.Fail($"step {step}: {what} after {after}");
        }
    }

    private static ShelterCommand Any(Random random, ShelterModel model)
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

    private static ShelterState Copied(ShelterState state) => JsonSerializer.Deserialize<ShelterState>(Text(state), ReliefJson.Options).ShouldNotBeNull();

    private static string Text(ShelterState state) => JsonSerializer.Serialize(state, ReliefJson.Options);
}
