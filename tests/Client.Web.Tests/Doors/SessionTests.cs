using System.Net;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class SessionTests(Office office) : IClassFixture<Office>
{
    private static readonly string[] Open = ["POST /api/session", "GET /healthz", "GET /readyz", "GET /api", "GET /api/page.js", "GET /api/page.css", "GET /api/openapi.json"];

    [Fact]
    public async Task A_browser_signs_in_with_a_cookie_and_out_again()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = office.Address };
        var browser = new Caller(http);
        var signedIn = await browser.PostAsync("/api/session", new { name = "admin", password = Office.Password });
        signedIn.Status.ShouldBe(HttpStatusCode.NoContent);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");

        var session = await browser.GetAsync("/api/session");
        session.Json.GetProperty("name").GetString().ShouldBe("admin");
        session.Json.GetProperty("role").GetString().ShouldBe("administrator");
        session.Json.GetProperty("scope").GetString().ShouldBe("0");

        (await browser.SendAsync(HttpMethod.Delete, "/api/session")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await browser.GetAsync("/api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_tool_signs_in_with_a_token_and_is_who_the_account_is()
    {
        var depot = new DepotId(Guid.NewGuid());
        var keeper = await office.AsAsync(Role.DepotManager, Flood.Upper, depot);
        var session = await keeper.GetAsync("/api/session");
        session.Json.GetProperty("role").GetString().ShouldBe("depot-manager");
        session.Json.GetProperty("scope").GetString().ShouldBe(Flood.Upper.ToString());
        session.Json.GetProperty("depot").GetString().ShouldBe(depot.ToString());
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("nobody")]
    [InlineData("no such name!")]
    public async Task A_wrong_password_and_an_unknown_name_are_answered_alike(string name)
    {
        var answer = await office.Nobody.PostAsync("/api/session", new { name, password = "something else" });
        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("sign-in-failed");
        answer.Field.ShouldBe("password");
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_for_the_right_one_too()
    {
        await office.AsAsync(Role.Auditor, Flood.County);
        var name = $"{Role.Auditor}-{Flood.County}-";
        for (var i = 0; i < 9; i++) (await Try("wrong")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await Try("wrong")).Status.ShouldBe(HttpStatusCode.Locked);
        var locked = await Try(Office.Password);
        locked.Status.ShouldBe(HttpStatusCode.Locked);
        locked.Code.ShouldBe("locked-out");

        Task<Answer> Try(string password) => office.Nobody.PostAsync("/api/session", new { name, password, token = true });
    }

    [Theory]
    [InlineData("{}", "name")]
    [InlineData("""{"name":"admin"}""", "password")]
    [InlineData("""{"name":5}""", "name")]
    [InlineData("not JSON", "")]
    [InlineData("null", "")]
    public async Task A_sign_in_that_cannot_be_read_names_the_field(string body, string field)
    {
        var answer = await office.Nobody.PostTextAsync("/api/session", body);
        ((int)answer.Status).ShouldBeInRange(400, 409);
        answer.Field.ShouldBe(field);
    }

    [Fact]
    public async Task No_other_door_opens_to_somebody_who_has_not_signed_in()
    {
        var doors = office.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        doors.Count.ShouldBeGreaterThan(100);
        foreach (var door in doors)
        {
            var path = $"/{door.RoutePattern.RawText!.Trim('/')}";
            foreach (var method in door.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                if (Open.Contains($"{method} {path}")) continue;
                door.Metadata.GetMetadata<IAuthorizeData>().ShouldNotBeNull($"{method} {path}");
                var there = path.Replace("{id:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace("{**key}", "a", StringComparison.Ordinal).Replace('{', 'a').Replace('}', 'a');
                var answer = await office.Nobody.SendAsync(new(method), there, method == "POST" ? Caller.Json("{}") : null, Guid.NewGuid());
                answer.Status.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path}");
            }
        }
    }

    [Fact]
    public async Task An_account_may_have_a_Chinese_name()
    {
        var admin = await office.AdminAsync();
        (await admin.PostAsync("/api/accounts", new { name = "张三", password = Office.Password, role = Role.Auditor, scope = Flood.County, mustChangePassword = false })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await (await office.SignInAsync("张三")).GetAsync("/api/session")).Json.GetProperty("name").GetString().ShouldBe("张三");
    }

    [Fact]
    public async Task Only_an_administrator_keeps_accounts_and_only_within_its_own_area()
    {
        var officer = await office.AsAsync(Role.TownshipOfficer, Flood.Upper);
        (await officer.PostAsync("/api/accounts", Account("one", Flood.Upper))).Status.ShouldBe(HttpStatusCode.Forbidden);

        var county = await office.AsAsync(Role.Administrator, Flood.County);
        var outside = await county.PostAsync("/api/accounts", Account("two", PlaceCode.Country));
        outside.Status.ShouldBe(HttpStatusCode.Forbidden);
        outside.Code.ShouldBe("out-of-scope");
        (await county.PostAsync("/api/accounts", Account("three", Flood.Upper))).Status.ShouldBe(HttpStatusCode.NoContent);
        var again = await county.PostAsync("/api/accounts", Account("three", Flood.Upper));
        again.Code.ShouldBe("name-taken");
        (await county.PostAsync("/api/accounts", new { name = "four", password = "short", role = Role.Auditor, scope = Flood.Upper })).Code.ShouldBe("weak-password");
        (await county.PostAsync("/api/accounts", new { name = "five", password = Office.Password, role = Role.System, scope = Flood.Upper })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await county.GetAsync("/api/accounts")).Text.ShouldNotContain("\"admin\"");

        static object Account(string name, PlaceCode scope) => new { name, password = Office.Password, role = Role.Auditor, scope };
    }
}
