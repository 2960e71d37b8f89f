using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using CivilAffairs.Relief.Deploy.Tests.Running;
using CivilAffairs.Relief.EndToEnd.Tests.Running;
using CivilAffairs.Relief.Testing;

namespace CivilAffairs.Relief.Deploy.Tests;

/// <summary>One office, from the script that publishes to a restored backup.</summary>
[Collection(nameof(Installed))]
public sealed partial class OfficeTests(Installed installed)
{
    [NeedsFact(Need.Bash)]
    public async Task The_script_can_be_run_again_and_leaves_settings_and_records_alone()
    {
        var settings = await File.ReadAllTextAsync(installed.Settings);
        var record = Path.Combine(installed.Data, "kept");
        await File.WriteAllTextAsync(record, "kept");

        await installed.InstallAsync();

        (await File.ReadAllTextAsync(installed.Settings)).ShouldBe(settings);
        File.Exists(record).ShouldBeTrue();
        Directory.Exists(installed.At("usr/local/lib/relief.previous/web")).ShouldBeTrue("the version before is kept");
        Directory.Exists(installed.At("usr/local/lib/relief.new")).ShouldBeFalse();
        File.GetUnixFileMode(installed.Data).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var unit in new[] { "relief.service", "relief-backup.service", "relief-backup.timer" }) File.Exists(installed.At($"etc/systemd/system/{unit}")).ShouldBeTrue(unit);
        File.Delete(record);
    }

    [NeedsFact(Need.Bash)]
    public async Task What_is_installed_answers_is_backed_up_restored_elsewhere_and_lets_in_who_lost_the_password()
    {
        string password;
        await using (var office = await installed.StartAsync())
        {
            using var http = new HttpClient { BaseAddress = office.Address };
            (await http.GetAsync(new Uri("/readyz", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
            password = Shown().Match(office.Said).Groups["password"].Value;
            password.Length.ShouldBe(16, office.Said);

            // As the timer does, while the system runs.
            await installed.RunAsync("sh", installed.At("usr/local/lib/relief/backup.sh"));
        }

        var copy = Directory.EnumerateFiles(installed.At("var/backups/relief"), "relief-*Z.db").Single();
        var elsewhere = Directory.CreateDirectory(installed.New("elsewhere")).FullName;
        File.Copy(Path.Combine(installed.Data, "master.key"), Path.Combine(elsewhere, "master.key"));
        var said = await Programs.RunAsync("dotnet", installed.At("usr/local/lib/relief/cli/relief.dll"), "restore", "--from", copy, "--data", elsewhere);
        said.ShouldContain("the chain is whole");

        await using (var office = await installed.StartAsync(elsewhere))
        {
            office.Said.ShouldNotContain("密码");
            (await SignInAsync(office, password)).ShouldBe(HttpStatusCode.OK);
        }

        said = await Programs.RunAsync("env", $"Relief__Data={elsewhere}", "dotnet", installed.At("usr/local/lib/relief/web/CivilAffairs.Relief.Client.Web.dll"), "--rescue", "admin");
        var rescued = Shown().Match(said).Groups["password"].Value;
        await using (var office = await installed.StartAsync(elsewhere))
        {
            (await SignInAsync(office, password)).ShouldBe(HttpStatusCode.Unauthorized);
            (await SignInAsync(office, rescued)).ShouldBe(HttpStatusCode.OK);
        }
    }

    private static async Task<HttpStatusCode> SignInAsync(ReliefProcess office, string password)
    {
        using var http = new HttpClient { BaseAddress = office.Address };
        return (await http.PostAsJsonAsync("/api/session", new { name = "admin", password, token = true })).StatusCode;
    }

    [GeneratedRegex("password +(?<password>[a-z0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Shown();
}
