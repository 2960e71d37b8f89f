using CivilAffairs.Relief.Testing;
using Xunit;

namespace CivilAffairs.Relief.Journal.Tests;

public sealed class JournalSecretsTests
{
    [Fact]
    public async Task The_key_file_is_made_once_and_only_its_owner_reads_it()
    {
        using var folder = new TempFolder();
        var file = folder.File("master.key");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => JournalSecrets.FromFile(file))));

        var key = await File.ReadAllBytesAsync(file);
        Assert.Equal(JournalSecrets.KeyLength, key.Length);
        JournalSecrets.FromFile(file);
        Assert.Equal(key, await File.ReadAllBytesAsync(file));
        Assert.Single(Directory.GetFiles(folder.Path));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void A_file_or_a_key_of_another_length_is_refused()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("master.key"), "short");
        Assert.Throws<JournalException>(() => JournalSecrets.FromFile(folder.File("master.key")));
        Assert.Throws<ArgumentException>(() => new JournalSecrets(new byte[16]));
    }

    [Fact]
    public void A_name_follows_from_the_fact_its_purpose_and_the_key()
    {
        var (key, other) = (new JournalSecrets(new byte[32]), new JournalSecrets([1, .. new byte[31]]));

        Assert.Equal(key.Name("a", "fact"), new JournalSecrets(new byte[32]).Name("a", "fact"));
        Assert.Equal(8, key.Name("a", "fact").Version);
        Assert.Equal(4, new[] { key.Name("a", "fact"), key.Name("b", "fact"), key.Name("a", "another"), other.Name("a", "fact") }.Distinct().Count());
    }
}
