using System.Text;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Sqlite;
using CivilAffairs.Relief.Journal.Writer;
using CivilAffairs.Relief.Testing;
using Xunit;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.Journal.Tests.Sqlite;

public sealed class SqliteFaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_torn_log_reopens_at_the_last_commit_that_is_whole()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var place = new SqlitePlace();
        await using var journal = await place.OpenAsync();
        var log = place.File + "-wal";
        var commits = new List<long> { 0 };
        for (var i = 0; i < 60; i++)
        {
            await AppendAsync(journal);
            commits.Add(new FileInfo(log).Length);
        }

        for (var round = 0; round < 80; round++)
        {
            using var elsewhere = new TempFolder();
            var cut = random.NextInt64(commits[^1] + 1);
            File.Copy(place.File, elsewhere.File("journal.db"));
            Tear(log, elsewhere.File("journal.db-wal"), cut, garble: round % 2 == 1, random);

            await using var reopened = SqliteJournal.Open(elsewhere.File("journal.db"), JournalAddress.Secrets);
            var whole = commits.FindLastIndex(length => length <= cut);
            Assert.Equal(new JournalPosition(whole), await reopened.HeadAsync(CancellationToken.None));
            await AppendAsync(reopened);
            var report = await JournalAudit.RunAsync(reopened, CancellationToken.None);
            Assert.Null(report.Broken);
            Assert.Equal(new(whole + 1), report.Last);
        }
    }

    [NeedsFact(Need.SmallDisk)]
    public async Task A_full_disk_is_told_and_nothing_acknowledged_is_lost()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 256);
        await using var journal = SqliteJournal.Open(Path.Combine(disk.Path, "journal.db"), JournalAddress.Secrets);
        await DiskFull.SurvivesAsync(journal, disk, () => Task.CompletedTask);
    }

    [Fact]
    public async Task A_destroyed_key_is_nowhere_in_the_files()
    {
        await using var place = new SqlitePlace();
        await using var journal = await place.OpenAsync();
        var stream = StreamName.Of(new HouseholdId(Guid.NewGuid()));
        var key = new SubjectKey(Encoding.ASCII.GetBytes("0123456789abcdef0123456789abcdef"));
        await journal.AppendAsync(new(stream, StreamVersion.None, [Event()]) { NewKey = key }, CancellationToken.None);
        var wrapped = await place.AskAsync("select wrapped from subject_keys");
        Assert.True(await IsInFilesAsync(place, wrapped));

        await journal.AppendAsync(new(stream, new(1), [Event()]) { DestroyKey = true }, CancellationToken.None);
        Assert.False(await IsInFilesAsync(place, wrapped));
    }

    private static NewEvent Event() =>
        new(new(Guid.NewGuid()), 0, "test.noted.1", Encoding.UTF8.GetBytes("{}"), AccountName.System, DateTimeOffset.UnixEpoch, JournalPosition.None);

    private static async Task AppendAsync(IJournal journal) =>
        Assert.IsType<Verdict.Appended>(await journal.AppendAsync(new(StreamName.Of(new DepotId(Guid.NewGuid())), StreamVersion.None, [Event()]), CancellationToken.None));

    private static void Tear(string log, string target, long cut, bool garble, Random random)
    {
        using var source = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[source.Length];
        source.ReadExactly(bytes);
        if (garble) random.NextBytes(bytes.AsSpan((int)cut));
        File.WriteAllBytes(target, garble ? bytes : bytes[..(int)cut]);
    }

    private static async Task<bool> IsInFilesAsync(SqlitePlace place, byte[] wanted)
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(place.File)!).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes);
            if (bytes.AsSpan().IndexOf(wanted) >= 0) return true;
        }

        return false;
    }
}
