using CivilAffairs.Relief.Client.Web.Hosting;
using CivilAffairs.Relief.Client.Web.Tests.Running;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

public sealed class MapTests(MapTests.WithMap office) : IClassFixture<MapTests.WithMap>
{
    [Fact]
    public async Task Map_pictures_come_from_the_office_s_server_and_from_nowhere_else()
    {
        var tiles = (await (await office.AdminAsync()).GetAsync("/api/map")).Json.GetProperty("tiles");
        tiles.GetProperty("address").GetString().ShouldBe("https://tiles.example:8443/vec/{z}/{x}/{y}.png?tk=1");
        tiles.GetProperty("credit").GetString().ShouldBe("天地图");
        var policy = (await office.Nobody.GetAsync("/healthz")).Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("img-src 'self' data: blob: https://tiles.example:8443;");
        policy.ShouldContain("connect-src 'self';");
    }

    [Fact]
    public void Without_a_setting_there_is_no_server_of_map_pictures() => MapTiles.Of(new()).ShouldBeNull();

    [Theory]
    [InlineData("tiles.example/{z}/{x}/{y}.png")]
    [InlineData("https://tiles.example/{z}/{x}.png")]
    [InlineData("https://{s}.tiles.example/{z}/{x}/{y}.png")]
    [InlineData("javascript:{z}{x}{y}")]
    public void What_is_no_address_of_map_pictures_keeps_the_application_from_starting(string address) =>
        Should.Throw<InvalidOperationException>(() => MapTiles.Of(new() { MapTiles = address })).Message.ShouldContain("Relief:MapTiles");

    /// <summary>An office with a server of map pictures.</summary>
    public sealed class WithMap : Office
    {
        protected override ReliefOptions Options { get; } = new() { MapTiles = "https://tiles.example:8443/vec/{z}/{x}/{y}.png?tk=1", MapCredit = "天地图" };
    }
}
