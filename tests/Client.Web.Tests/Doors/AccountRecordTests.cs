using System.Net;
using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

/// <summary>What is written down of an account that somebody else changed: who did it, and what it was and became.</summary>
public sealed class AccountRecordTests(Office office) : IClassFixture<Office>
{
    private static readonly AccountRights Made = new("李雷", Role.TownshipOfficer, Flood.Upper, Depot: null, Locked: false, SecondFactor: false);

    [Fact]
    public async Task Each_change_names_the_administrator_and_what_the_account_was_and_became()
    {
        var chief = await office.AsAsync(Role.Administrator, Flood.County);
        var depot = new DepotId(Guid.NewGuid());
        var keeper = Made with { DisplayName = "韩梅梅", Role = Role.DepotManager, Scope = Flood.Lower, Depot = depot };
        const string Account = "/api/accounts/written";
        await DoneAsync(chief.PostAsync("/api/accounts", new { name = "written", displayName = Made.DisplayName, password = Office.Password, role = Made.Role, scope = Made.Scope, mustChangePassword = false }));
        await DoneAsync(PutAsync(chief, $"{Account}", new { displayName = keeper.DisplayName, role = keeper.Role, scope = keeper.Scope, depot }));
        await DoneAsync(PutAsync(chief, $"{Account}/lock", new { locked = true }));
        await DoneAsync(PutAsync(await office.AdminAsync(), $"{Account}/password", new { password = "another long password" }));
        await DoneAsync(PutAsync(chief, $"{Account}/lock", new { locked = true }));
        await DoneAsync(PutAsync(chief, $"{Account}/lock", new { locked = false }));
        await DoneAsync(chief.SendAsync(HttpMethod.Delete, Account));

        var rows = (await RowsAsync(chief)).Where(row => row.Name == "written").Reverse();

        var by = AccountName.Parse($"Administrator-{Flood.County}-");
        rows.Select(row => (row.Outcome, row.By, row.Was, row.Became)).ShouldBe(
        [
            (SignInOutcome.AccountAdded, by, null, Made),
            (SignInOutcome.AccountChanged, by, Made, keeper),
            (SignInOutcome.AccountLocked, by, keeper, keeper with { Locked = true }),
            (SignInOutcome.PasswordReset, AccountName.Parse("admin"), keeper with { Locked = true }, keeper),
            (SignInOutcome.AccountLocked, by, keeper, keeper with { Locked = true }),
            (SignInOutcome.AccountUnlocked, by, keeper with { Locked = true }, keeper),
            (SignInOutcome.AccountRemoved, by, keeper, null),
        ]);
    }

    [Fact]
    public async Task What_the_owner_did_names_nobody_else_and_a_rescue_says_that_it_was_one()
    {
        var admin = await office.AdminAsync();
        await DoneAsync(admin.PostAsync("/api/accounts", new { name = "alone", password = Office.Password, role = Made.Role, scope = Made.Scope, mustChangePassword = false }));
        var person = await office.SignInAsync("alone");
        await office.App.Services.GetRequiredService<FirstAdministrator>().RescueAsync("alone", CancellationToken.None);

        var rows = (await RowsAsync(admin)).Where(row => row.Name == "alone").ToList();

        (rows[0].Outcome, rows[0].By, rows[0].Agent, rows[0].Was!.Locked).ShouldBe((SignInOutcome.PasswordReset, null, "--rescue", false));
        (rows[1].Outcome, rows[1].By, rows[1].Was, rows[1].Became).ShouldBe((SignInOutcome.SignedIn, null, null, null));
        rows[2].Outcome.ShouldBe(SignInOutcome.AccountAdded);
        (await person.GetAsync("/api/session/sign-ins")).Code.ShouldBe("session-ended");
    }

    private static async Task<IReadOnlyList<SignInRow>> RowsAsync(Caller caller) => JsonSerializer.Deserialize<SignInRow[]>((await caller.GetAsync("/api/sign-ins?take=500")).Text, ReliefJson.Options)!;

    private static async Task DoneAsync(Task<Answer> asked)
    {
        var answer = await asked;
        answer.Status.ShouldBe(HttpStatusCode.NoContent, answer.Text);
    }

    private static Task<Answer> PutAsync(Caller caller, string path, object body) => caller.SendAsync(HttpMethod.Put, path, Caller.Json(JsonSerializer.Serialize(body, body.GetType(), ReliefJson.Options)));
}
