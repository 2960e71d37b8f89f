using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;

namespace CivilAffairs.Relief.Client.Web.Live;

/// <summary>
/// Knows how old the figures of a view are: it notes where the journal's head is from moment to moment, and a view that has come to a position shows everything
/// up to the last moment at which the head was not past it.
/// </summary>
/// <param name="head">Where the journal's head is now.</param>
public sealed class Freshness(Func<CancellationToken, ValueTask<JournalPosition>> head, TimeProvider clock) : BackgroundService
{
    private const int Kept = 7200;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly List<(DateTimeOffset At, JournalPosition Head)> _noted = new(2 * Kept);
    private JournalPosition _head;

    /// <summary>How far behind figures may be and still be called live.</summary>
    public static TimeSpan Live { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Where the journal's head was when it was last looked at.</summary>
    public JournalPosition Head
    {
        get
        {
            lock (_gate) return _head;
        }
    }

    /// <summary>The moment up to which a view at this checkpoint is complete; null when it is further behind than is remembered (half an hour at least).</summary>
    public DateTimeOffset? AsOf(JournalPosition checkpoint)
    {
        lock (_gate)
        {
            // The head never goes back: all moments up to some one fit.
            var (fit, unfit) = (-1, _noted.Count);
            while (unfit - fit > 1)
            {
                var middle = (fit + unfit) / 2;
                if (_noted[middle].Head > checkpoint) unfit = middle;
                else fit = middle;
            }

            return fit < 0 ? null : _noted[fit].At;
        }
    }

    /// <summary>Whether a view that is complete up to this moment may be called live.</summary>
    public bool IsLive(DateTimeOffset? asOf) => asOf is { } moment && clock.GetUtcNow() - moment <= Live;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                // Taken before the look: whatever is committed after this moment is past the head then seen, or a little newer than claimed.
                var at = clock.GetUtcNow();
                Note(at, await head(stoppingToken));
            }
            catch (JournalException)
            {
                // Nothing is noted, so every screen says that it is behind, which is the truth.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Note(DateTimeOffset at, JournalPosition seen)
    {
        lock (_gate)
        {
            if (_noted.Count == 2 * Kept) _noted.RemoveRange(0, Kept);
            _noted.Add((at, seen));
            _head = seen;
        }
    }
}
