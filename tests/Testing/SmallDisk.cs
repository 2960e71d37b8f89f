namespace CivilAffairs.Relief.Testing;

/// <summary>A file system in memory of a few megabytes, to be filled to the last byte.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    private SmallDisk()
    {
    }

    public string Path => _folder.Path;

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    internal static string? Missing { get; } = Machine.IsRoot ? null : "only root may mount a small file system to fill";

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var disk = new SmallDisk();
        await Programs.RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=0777", "tmpfs", disk.Path);
        return disk;
    }

    /// <summary>Takes all the space that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var piece in new[] { 65536, 4096, 1 })
        {
            var block = new byte[piece];
            try
            {
                while (true) file.Write(block);
            }
            catch (IOException)
            {
                // Full for this size of piece.
            }
        }
    }

    /// <summary>Gives the space back.</summary>
    public void Empty() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        await Programs.RunAsync("umount", "--lazy", Path);
        _folder.Dispose();
    }
}
