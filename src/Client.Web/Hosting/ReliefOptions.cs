using CivilAffairs.Relief.Views;

namespace CivilAffairs.Relief.Client.Web.Hosting;

/// <summary>Where an installation keeps its records; section <c>Relief</c> of the configuration.</summary>
public sealed class ReliefOptions
{
    public const string Section = "Relief";

    private const string Scratch = "scratch-";

    /// <summary>Folder of everything that is kept in files. Made if it is not there.</summary>
    public string Data { get; set; } = "data";

    /// <summary>Connection string of PostgreSQL for journal, views, accounts and photos; null for SQLite files in <see cref="Data"/>.</summary>
    public string? Postgres { get; set; }

    /// <summary>Origins, as <c>https://relief.example</c>, of the console's pages beside the address that a request names itself: for a proxy that changes it.</summary>
    public IReadOnlyList<string> Origins { get; set; } = [];

    /// <summary>Address of a server of map pictures, as <c>https://tiles.example/{z}/{x}/{y}.png</c>, in WGS 84 or CGCS2000; null for a map without them.</summary>
    public string? MapTiles { get; set; }

    /// <summary>Whose map the pictures are, as their maker asks; shown on the map.</summary>
    public string MapCredit { get; set; } = string.Empty;

    /// <summary>A screen that is further behind than so many events, or twice as many, gets all its rows anew instead of what changed.</summary>
    public long KeepTombstones { get; set; } = new ViewOptions().KeepTombstones;

    public string JournalFile => Path.Combine(Data, "journal.db");

    public string ViewsFile => Path.Combine(Data, "views.db");

    public string AccountsFile => Path.Combine(Data, "accounts.db");

    public string PhotosFile => Path.Combine(Data, "photos.db");

    public string SnapshotsFile => Path.Combine(Data, "snapshots.db");

    /// <summary>File of the master key where it is not in <see cref="Data"/>; the same key on every node of a cluster.</summary>
    public string? MasterKey { get; set; }

    /// <summary>The master key of the journal; back it up apart from the journal.</summary>
    public string KeyFile => MasterKey ?? Path.Combine(Data, "master.key");

    /// <summary>Keys that protect cookies and tokens.</summary>
    public string SessionKeys => Path.Combine(Data, "session-keys");

    /// <summary>A file of the moment, in which there may be names; what a crash leaves of it goes at the next start.</summary>
    public string NewScratchFile() => Path.Combine(Data, $"{Scratch}{Guid.NewGuid():N}.db");

    /// <summary>Takes away the files of the moment that nobody uses any more: what is in them would outlive an erasure.</summary>
    /// <param name="before">What was written later is left alone: another node on the same folder may be using it.</param>
    internal void ClearScratch(DateTimeOffset before)
    {
        foreach (var file in Directory.EnumerateFiles(Data, $"{Scratch}*").Where(file => new DateTimeOffset(File.GetLastWriteTimeUtc(file)) <= before)) File.Delete(file);
    }
}
