using System.Net;
using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class OwnAccountTests(Office office) : IClassFixture<Office>
{
    private const string Own = "a password of my own";

    [Fact]
    public async Task A_password_that_somebody_else_chose_opens_only_the_door_to_another()
    {
        var admin = await office.AdminAsync();
        (await admin.PostAsync("/api/accounts", new { name = "li.lei", password = Office.Password, role = Role.TownshipOfficer, scope = Flood.Upper })).Status.ShouldBe(HttpStatusCode.NoContent);
        var first = await office.SignInAsync("li.lei");
        (await first.GetAsync("/api/session")).Json.GetProperty("passwordDue").GetBoolean().ShouldBeTrue();
        foreach (var path in new[] { "/api/views/households", "/api/items" })
        {
            var closed = await first.GetAsync(path);
            closed.Status.ShouldBe(HttpStatusCode.Forbidden, path);
            closed.Code.ShouldBe("password-due", path);
        }

        (await PutAsync(first, "/api/session/password", new { current = "wrong", password = Own })).Code.ShouldBe("wrong-password");
        (await PutAsync(first, "/api/session/password", new { current = Office.Password, password = "short" })).Code.ShouldBe("weak-password");
        (await PutAsync(first, "/api/session/password", new { current = Office.Password, password = Office.Password })).Code.ShouldBe("same-password");
        (await PutAsync(first, "/api/session/password", new { current = Office.Password })).Field.ShouldBe("password");
        (await PutAsync(first, "/api/session/password", new { current = Office.Password, password = Own })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await SignInAsync("li.lei", Office.Password)).Code.ShouldBe("sign-in-failed");
        var second = await TokenAsync("li.lei", Own);
        (await second.GetAsync("/api/views/households")).Status.ShouldBe(HttpStatusCode.OK);

        // Forgotten again: the administrator sets one, and it is due again.
        (await PutAsync(admin, "/api/accounts/li.lei/password", new { password = "short" })).Code.ShouldBe("weak-password");
        (await PutAsync(admin, "/api/accounts/li.lei/password", new { password = Office.Password })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await SignInAsync("li.lei", Own)).Code.ShouldBe("sign-in-failed");
        (await (await office.SignInAsync("li.lei")).GetAsync("/api/items")).Code.ShouldBe("password-due");
    }

    [Fact]
    public async Task A_browser_stays_signed_in_when_it_changes_the_password()
    {
        await MakeAsync("han.meimei");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = office.Address };
        var browser = new Caller(http);
        await browser.PostAsync("/api/session", new { name = "han.meimei", password = Office.Password });
        (await browser.GetAsync("/api/items")).Code.ShouldBe("password-due");
        (await PutAsync(browser, "/api/session/password", new { current = Office.Password, password = Own })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await browser.GetAsync("/api/items")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_has_a_second_factor_gives_its_code_too()
    {
        await MakeAsync("totp", mustChangePassword: false);
        var person = await TokenAsync("totp", Office.Password);
        (await PutAsync(person, "/api/session/second-factor", new { value = "123456" })).Code.ShouldBe("second-factor-off");
        var made = (await person.PostAsync("/api/session/second-factor")).Json;
        var key = made.GetProperty("key").GetString()!;
        made.GetProperty("address").GetString().ShouldStartWith("otpauth://totp/CivilAffairs.Relief:totp?secret=");

        // It counts once the app has shown that it has the secret.
        await TokenAsync("totp", Office.Password);
        (await PutAsync(person, "/api/session/second-factor", new { value = "abc" })).Code.ShouldBe("code-wrong");
        (await PutAsync(person, "/api/session/second-factor", new { value = Authenticator.Digits(key) })).Status.ShouldBe(HttpStatusCode.OK);
        (await person.GetAsync("/api/session")).Code.ShouldBe("session-ended");

        (await SignInAsync("totp", Office.Password)).Code.ShouldBe("code-wanted");
        (await SignInAsync("totp", Office.Password, "000")).Code.ShouldBe("code-wrong");
        (await SignInAsync("totp", "wrong", Authenticator.Digits(key))).Code.ShouldBe("sign-in-failed");
        var again = await SignInAsync("totp", Office.Password, Authenticator.Digits(key));
        again.Status.ShouldBe(HttpStatusCode.OK);
        (await (office.Nobody with { Token = again.Json.GetProperty("accessToken").GetString() }).PostAsync("/api/session/second-factor")).Code.ShouldBe("second-factor-on");

        (await (await office.AdminAsync()).SendAsync(HttpMethod.Delete, "/api/accounts/totp/second-factor")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await SignInAsync("totp", Office.Password)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_lost_the_phone_signs_in_with_a_recovery_code_once()
    {
        await MakeAsync("lost", mustChangePassword: false);
        var person = await TokenAsync("lost", Office.Password);
        (await person.PostAsync("/api/session/second-factor/recovery-codes", new { value = "123456" })).Code.ShouldBe("second-factor-off");
        var key = (await person.PostAsync("/api/session/second-factor")).Json.GetProperty("key").GetString()!;
        var codes = (await PutAsync(person, "/api/session/second-factor", new { value = Authenticator.Digits(key) })).Json.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!).ToList();
        codes.Distinct().Count().ShouldBe(10);

        var first = await SignInAsync("lost", Office.Password, codes[0].ToLowerInvariant());
        first.Status.ShouldBe(HttpStatusCode.OK);
        (await SignInAsync("lost", Office.Password, codes[0])).Code.ShouldBe("code-wrong");
        (await SignInAsync("lost", "wrong", codes[1])).Code.ShouldBe("sign-in-failed");
        var again = office.Nobody with { Token = first.Json.GetProperty("accessToken").GetString() };
        (await again.GetAsync("/api/session")).Json.GetProperty("recoveryCodes").GetInt32().ShouldBe(9);

        (await again.PostAsync("/api/session/second-factor/recovery-codes", new { value = codes[1] })).Code.ShouldBe("code-wrong");
        (await again.PostAsync("/api/session/second-factor/recovery-codes", new { value = Authenticator.Digits(key) })).Status.ShouldBe(HttpStatusCode.OK);
        (await SignInAsync("lost", Office.Password, codes[1])).Code.ShouldBe("code-wrong");

        // What stands for a second factor goes with it.
        (await (await office.AdminAsync()).SendAsync(HttpMethod.Delete, "/api/accounts/lost/second-factor")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await (await TokenAsync("lost", Office.Password)).GetAsync("/api/session")).Json.GetProperty("recoveryCodes").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Everybody_reads_the_own_sign_ins_and_nobody_elses()
    {
        await MakeAsync("looks", mustChangePassword: false);
        await SignInAsync("LOOKS", "wrong");
        var person = await TokenAsync("looks", Office.Password);
        var rows = (await person.GetAsync("/api/session/sign-ins")).Json.EnumerateArray().Select(row => row.GetProperty("outcome").GetString()).ToList();
        rows.ShouldBe(["signed-in", "failed", "account-added"]);
    }

    [Fact]
    public async Task An_administrator_gives_an_account_another_role_and_place_and_its_sessions_end()
    {
        await MakeAsync("moved", mustChangePassword: false);
        var admin = await office.AdminAsync();
        var person = await TokenAsync("moved", Office.Password);
        var keeper = new { displayName = "仓管", role = "depot-manager", scope = Flood.Lower, depot = Guid.NewGuid() };
        (await PutAsync(admin, "/api/accounts/moved", keeper)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await person.GetAsync("/api/session")).Code.ShouldBe("session-ended");
        var now = (await (await TokenAsync("moved", Office.Password)).GetAsync("/api/session")).Json;
        (now.GetProperty("role").GetString(), now.GetProperty("scope").GetString(), now.GetProperty("depot").GetGuid()).ShouldBe(("depot-manager", Flood.Lower.ToString(), keeper.depot));

        (await PutAsync(admin, "/api/accounts/moved", new { displayName = " ", role = "auditor", scope = Flood.Lower })).Field.ShouldBe("displayName");
        (await PutAsync(admin, "/api/accounts/moved", new { displayName = "x", role = "system", scope = Flood.Lower })).Code.ShouldBe("not-allowed");
        (await PutAsync(admin, "/api/accounts/admin", new { displayName = "x", role = "auditor", scope = Flood.Lower })).Code.ShouldBe("own-account");
        var below = await office.AsAsync(Role.Administrator, Flood.Lower);
        (await PutAsync(below, "/api/accounts/moved", new { displayName = "x", role = "auditor", scope = Flood.Upper })).Code.ShouldBe("out-of-scope");
        (await PutAsync(await office.AsAsync(Role.Administrator, Flood.Upper), "/api/accounts/moved", new { displayName = "x", role = "auditor", scope = Flood.Upper })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_locked_account_signs_in_no_more_until_it_is_unlocked()
    {
        await MakeAsync("barred", mustChangePassword: false);
        var admin = await office.AdminAsync();
        var person = await TokenAsync("barred", Office.Password);
        (await PutAsync(admin, "/api/accounts/barred/lock", new { locked = true })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await person.GetAsync("/api/session")).Code.ShouldBe("session-ended");
        (await SignInAsync("barred", Office.Password)).Code.ShouldBe("locked-out");
        (await admin.GetAsync("/api/accounts/standing")).Text.ShouldContain("BARRED");
        (await PutAsync(admin, "/api/accounts/barred/lock", new { locked = false })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await SignInAsync("barred", Office.Password)).Status.ShouldBe(HttpStatusCode.OK);
        (await PutAsync(admin, "/api/accounts/admin/lock", new { locked = true })).Code.ShouldBe("own-account");
    }

    [Fact]
    public async Task Guessed_codes_lock_the_account_as_guessed_passwords_do()
    {
        await MakeAsync("guessed", mustChangePassword: false);
        var person = await TokenAsync("guessed", Office.Password);
        var key = (await person.PostAsync("/api/session/second-factor")).Json.GetProperty("key").GetString()!;
        (await PutAsync(person, "/api/session/second-factor", new { value = Authenticator.Digits(key) })).Status.ShouldBe(HttpStatusCode.OK);
        for (var i = 0; i < 9; i++) (await SignInAsync("guessed", Office.Password, "000")).Code.ShouldBe("code-wrong");
        (await SignInAsync("guessed", Office.Password, "000")).Code.ShouldBe("locked-out");
        (await SignInAsync("guessed", Office.Password, Authenticator.Digits(key))).Code.ShouldBe("locked-out");
    }

    [Fact]
    public async Task An_administrator_reads_who_signed_in_within_the_area()
    {
        await MakeAsync("seen", mustChangePassword: false);
        await SignInAsync("seen", "wrong");
        await SignInAsync("seen", Office.Password);
        await SignInAsync("no such name", "wrong");
        var rows = (await (await office.AdminAsync()).GetAsync("/api/sign-ins?take=500")).Json.EnumerateArray().ToList();
        rows.Where(row => row.GetProperty("name").GetString() == "seen").Select(row => row.GetProperty("outcome").GetString()).Take(2).ShouldBe(["signed-in", "failed"]);
        rows.ShouldContain(row => row.GetProperty("name").GetString() == "no such name");
        rows[0].GetProperty("address").GetString().ShouldNotBeNullOrEmpty();

        var below = await office.AsAsync(Role.Administrator, Flood.Lower);
        var own = (await below.GetAsync("/api/sign-ins")).Text;
        own.ShouldNotContain("\"seen\"");
        own.ShouldNotContain("no such name");
        (await (await office.AsAsync(Role.Auditor, Flood.County)).GetAsync("/api/sign-ins")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await below.GetAsync("/api/sign-ins?before=x")).Field.ShouldBe("before");
        var page = (await (await office.AdminAsync()).GetAsync($"/api/sign-ins?take=1&before={rows[0].GetProperty("id").GetString()}")).Json;
        page[0].GetProperty("id").GetString().ShouldBe(rows[1].GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_administrator_keeps_no_account_out_of_the_own_area_and_never_removes_the_own()
    {
        await MakeAsync("kept", mustChangePassword: false);
        var below = await office.AsAsync(Role.Administrator, Flood.Lower);
        (await PutAsync(below, "/api/accounts/kept/password", new { password = Own })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await below.SendAsync(HttpMethod.Delete, "/api/accounts/kept")).Status.ShouldBe(HttpStatusCode.NotFound);
        var admin = await office.AdminAsync();
        (await admin.SendAsync(HttpMethod.Delete, "/api/accounts/admin")).Code.ShouldBe("own-account");
        var token = await TokenAsync("kept", Office.Password);
        (await token.GetAsync("/api/items")).Status.ShouldBe(HttpStatusCode.OK);
        (await admin.SendAsync(HttpMethod.Delete, "/api/accounts/kept")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await token.GetAsync("/api/items")).Code.ShouldBe("session-ended");
        (await SignInAsync("kept", Office.Password)).Code.ShouldBe("sign-in-failed");
    }

    [Fact]
    public async Task Whoever_has_the_machine_in_hand_lets_somebody_in_again_and_neither_the_old_factor_nor_its_codes_open_anything()
    {
        await MakeAsync("rescued", mustChangePassword: false);
        var person = await TokenAsync("rescued", Office.Password);
        var key = (await person.PostAsync("/api/session/second-factor")).Json.GetProperty("key").GetString()!;
        var codes = (await PutAsync(person, "/api/session/second-factor", new { value = Authenticator.Digits(key) })).Json.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!).ToList();
        var (first, recovery) = (office.App.Services.GetRequiredService<FirstAdministrator>(), office.App.Services.GetRequiredService<RecoveryCodes>());
        (await recovery.LeftAsync("RESCUED", CancellationToken.None)).ShouldBe(10);

        var password = await first.RescueAsync("rescued", CancellationToken.None);

        (await recovery.LeftAsync("RESCUED", CancellationToken.None)).ShouldBe(0);
        (await SignInAsync("rescued", Office.Password, codes[0])).Code.ShouldBe("sign-in-failed");
        (await (await TokenAsync("rescued", password)).GetAsync("/api/items")).Code.ShouldBe("password-due");

        // Nor once there is a second factor again.
        await PutAsync(await TokenAsync("rescued", password), "/api/session/password", new { current = password, password = Own });
        person = await TokenAsync("rescued", Own);
        key = (await person.PostAsync("/api/session/second-factor")).Json.GetProperty("key").GetString()!;
        (await PutAsync(person, "/api/session/second-factor", new { value = Authenticator.Digits(key) })).Status.ShouldBe(HttpStatusCode.OK);
        (await SignInAsync("rescued", Own, codes[0])).Code.ShouldBe("code-wrong");
        await Should.ThrowAsync<InvalidOperationException>(() => first.RescueAsync("nobody of that name", CancellationToken.None));
    }

    [Fact]
    public async Task A_second_factor_sealed_with_keys_that_are_lost_keeps_nobody_from_being_rescued()
    {
        await MakeAsync("sealed", mustChangePassword: false);
        var person = await TokenAsync("sealed", Office.Password);
        var key = (await person.PostAsync("/api/session/second-factor")).Json.GetProperty("key").GetString()!;
        await PutAsync(person, "/api/session/second-factor", new { value = Authenticator.Digits(key) });
        await using (var connection = await office.App.Services.GetRequiredService<Installation>().Accounts.OpenConnectionAsync())
        {
            await using var spoil = connection.CreateCommand();
            spoil.CommandText = "UPDATE second_factors SET secret = 'of other keys' WHERE normalized_name = 'SEALED'";
            (await spoil.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        var password = await office.App.Services.GetRequiredService<FirstAdministrator>().RescueAsync("sealed", CancellationToken.None);

        (await SignInAsync("sealed", password)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task MakeAsync(string name, bool mustChangePassword = true) =>
        (await (await office.AdminAsync()).PostAsync("/api/accounts", new { name, password = Office.Password, role = Role.TownshipOfficer, scope = Flood.Upper, mustChangePassword })).Status.ShouldBe(HttpStatusCode.NoContent);

    private Task<Answer> SignInAsync(string name, string password, string? code = null) => office.Nobody.PostAsync("/api/session", new { name, password, code, token = true });

    private async Task<Caller> TokenAsync(string name, string password)
    {
        var answer = await SignInAsync(name, password);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return office.Nobody with { Token = answer.Json.GetProperty("accessToken").GetString() };
    }

    private static Task<Answer> PutAsync(Caller caller, string path, object body) => caller.SendAsync(HttpMethod.Put, path, Caller.Json(System.Text.Json.JsonSerializer.Serialize(body, body.GetType(), ReliefJson.Options)));
}
