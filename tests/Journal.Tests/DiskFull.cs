using System.Text;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using Xunit;

namespace CivilAffairs.Relief.Journal.Tests;

/// <summary>A disk that fills up under load and gets its space back.</summary>
public static class DiskFull
{
    /// <param name="spaceReturned">What an operator does once there is space again.</param>
    public static async Task SurvivesAsync(IJournal journal, SmallDisk disk, Func<Task> spaceReturned)
    {
        await using var running = new Running(journal, callers: 16, seed: 7);
        await running.MoreAsync(100);
        disk.Fill();
        await FailsAsync(journal);
        disk.Empty();
        await spaceReturned();
        await running.MoreAsync(200);
        await Everything.AcknowledgedIsThereOnceAsync(journal, await running.StopAsync());
    }

    // The log may have room left over from before; big events use it up.
    private static async Task FailsAsync(IJournal journal)
    {
        var data = Encoding.UTF8.GetBytes($"\"{new string('x', 200_000)}\"");
        for (var i = 0; i < 10_000; i++)
        {
            var e = new NewEvent(new(Guid.NewGuid()), 0, "test.noted.1", data, AccountName.System, DateTimeOffset.UnixEpoch, JournalPosition.None);
            try
            {
                await journal.AppendAsync(new(StreamName.Of(new DepotId(Guid.NewGuid())), StreamVersion.None, [e]), CancellationToken.None);
            }
            catch (JournalException)
            {
                return;
            }
        }

        Assert.Fail("The disk never was full");
    }
}
