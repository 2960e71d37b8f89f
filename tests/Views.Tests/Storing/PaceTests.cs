using CivilAffairs.Relief.Views.Running;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests;

public sealed class PaceTests
{
    private static readonly ViewOptions Options = new() { PageSize = 1000, PageTime = TimeSpan.FromMilliseconds(500) };

    [Fact]
    public void Pages_begin_small_and_grow_to_the_most_while_they_are_quick()
    {
        var pace = new Pace(Options);
        var sizes = new List<int>();
        for (var page = 0; page < 6; page++)
        {
            sizes.Add(pace.Size);
            pace.Took(pace.Size, TimeSpan.FromMilliseconds(10));
        }

        Assert.Equal([64, 128, 256, 512, 1000, 1000], sizes);
    }

    [Fact]
    public void However_slow_an_event_is_pages_become_short_enough_for_its_process_to_live_through()
    {
        var pace = new Pace(Options);
        for (var page = 0; page < 10; page++) pace.Took(pace.Size, TimeSpan.FromMilliseconds(400) * pace.Size);
        Assert.Equal(1, pace.Size);
    }

    [Fact]
    public void A_page_with_fewer_events_than_it_may_have_says_nothing_for_longer_ones()
    {
        var pace = new Pace(Options);
        pace.Took(3, TimeSpan.FromMilliseconds(1));
        Assert.Equal(64, pace.Size);
        pace.Took(40, TimeSpan.FromSeconds(2));
        Assert.Equal(20, pace.Size);
        pace.Took(20, TimeSpan.FromMilliseconds(300));
        Assert.Equal(20, pace.Size);
    }

    [Fact]
    public void Pages_are_never_longer_than_asked_for() => Assert.Equal(7, new Pace(Options with { PageSize = 7 }).Size);
}
