using CivilAffairs.Relief.Client.Web.Live;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Tests.Live;

public sealed class FreshnessTests
{
    private static readonly DateTimeOffset Start = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly HandSetClock _clock = new(Start);
    private readonly SemaphoreSlim _asked = new(0);
    private readonly SemaphoreSlim _answers = new(0);
    private JournalPosition _head = new(5);

    [Fact]
    public async Task A_view_at_the_head_is_live_and_one_behind_it_is_as_old_as_when_the_head_was_there()
    {
        using var freshness = new Freshness(HeadAsync, _clock);
        await freshness.StartAsync(CancellationToken.None);
        (await _asked.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeTrue("the head was not asked for");
        await NoteAsync();
        freshness.AsOf(new(5)).ShouldBe(Start);
        freshness.IsLive(freshness.AsOf(new(5))).ShouldBeTrue();
        freshness.AsOf(new(4)).ShouldBeNull();

        _head = new(9);
        _clock.Now = Start.AddSeconds(30);
        await NoteAsync();

        freshness.AsOf(new(9)).ShouldBe(Start.AddSeconds(30));
        freshness.IsLive(freshness.AsOf(new(9))).ShouldBeTrue();
        freshness.AsOf(new(8)).ShouldBe(Start);
        freshness.IsLive(freshness.AsOf(new(8))).ShouldBeFalse();
        freshness.IsLive(null).ShouldBeFalse();
        await freshness.StopAsync(CancellationToken.None);
    }

    // The look under way began before this; the one after it is whole. The next look begins only after the last was noted.
    private async Task NoteAsync()
    {
        for (int i = 0; i < 2; i++)
        {
            _answers.Release();
            (await _asked.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeTrue("the head was not asked for again");
        }
    }

    private async ValueTask<JournalPosition> HeadAsync(CancellationToken cancellationToken)
    {
        _asked.Release();
        await _answers.WaitAsync(cancellationToken);
        return _head;
    }

    /// <summary>A clock that stands where it is put; its timers run on real time.</summary>
    private sealed class HandSetClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
