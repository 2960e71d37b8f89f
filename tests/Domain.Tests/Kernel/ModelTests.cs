using System.Text.Json;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Domain.Tests;

/// <summary>A decider held against a plain model of the same thing: asked the same in whatever order, both answer alike and have the same to show.</summary>
/// <remarks>The model begins after the first event.</remarks>
public abstract class ModelTests<TDecider, TState, TCommand, TEvent, TModel>(ITestOutputHelper output)
    where TDecider : IDecider<TState, TCommand, TEvent>
    where TState : class, IPlaced
    where TCommand : ICommand
    where TEvent : IEvent
    where TModel : new()
{
    private const int StepsInAll = 25_000;

    /// <summary>How many things are begun; they share the steps.</summary>
    protected abstract int Things { get; }

    protected abstract TEvent First { get; }

    [Fact]
    public void Whatever_is_asked_the_decider_agrees_with_a_plain_model()
    {
        var random = Seed.Next(output);
        var (done, already, refused) = (0, 0, 0);
        for (var thing = 0; thing < Things; thing++)
        {
            var model = new TModel();
            var state = TDecider.Evolve(TDecider.Initial, First);
            var now = new DateTimeOffset(2016, 7, 1, 12, 0, 0, ChinaTime.Offset);
            for (var step = 0; step < StepsInAll / Things; step++)
            {
                now += Pause(random);
                var context = new CommandContext(new(Guid.NewGuid()), Actor.Machine, now);
                var command = Any(random, model, context);
                var expected = Do(model, command, context);
                var decision = TDecider.Decide(command, state, context);
                bool? got = decision is Decision.Accepted ? true : decision is Decision.AlreadyTrue ? null : false;
                if (got != expected) Assert.Fail($"step {step}: {command} answered {decision}");
                if (decision is Decision.Accepted { Events: var events }) state = events.Cast<TEvent>().Aggregate(state, TDecider.Evolve);
                _ = got switch
                {
                    true => done++,
                    null => already++,
                    _ => refused++,
                };
                foreach (var (agrees, what) in Compare(model, state))
                {
                    if (!agrees) Assert.Fail($"step {step}: {what} after {command}");
                }

                if (step % 100 == 0) state = Copied(state);
            }
        }

        output.WriteLine($"{done} done, {already} true already, {refused} refused");
        done.ShouldBeGreaterThan(StepsInAll / 10);
        already.ShouldBeGreaterThan(0);
        refused.ShouldBeGreaterThan(0);
    }

    /// <summary>How long it takes until the next command.</summary>
    protected virtual TimeSpan Pause(Random random) => TimeSpan.Zero;

    protected abstract TCommand Any(Random random, TModel model, CommandContext context);

    /// <returns>True for done, null for true already, false for refused.</returns>
    protected abstract bool? Do(TModel model, TCommand command, CommandContext context);

    /// <summary>What must be so between the two, each with its name.</summary>
    protected abstract IEnumerable<(bool Agrees, string What)> Compare(TModel model, TState state);

    /// <summary>As a snapshot keeps it.</summary>
    protected static string Text(TState state) => JsonSerializer.Serialize(state, ReliefJson.Options);

    /// <summary>As it comes back from a snapshot.</summary>
    protected static TState Copied(TState state) => JsonSerializer.Deserialize<TState>(Text(state), ReliefJson.Options).ShouldNotBeNull();
}
