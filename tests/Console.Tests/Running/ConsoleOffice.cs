using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using Microsoft.Playwright;

namespace CivilAffairs.Relief.Console.Tests.Running;

/// <summary>The one system and the one browser of all tests: starting them takes longer than most of what is played in them.</summary>
[CollectionDefinition(Name)]
public sealed class ConsoleOffice : IAsyncLifetime, ICollectionFixture<ConsoleOffice>
{
    public const string Name = "console";

    // Of Anhui, without the one whose villages are known.
    private readonly Queue<PlaceCode> _counties = new(PlaceCatalogue.Shipped.Children(PlaceCode.Parse("34")).SelectMany(prefecture => PlaceCatalogue.Shipped.Children(prefecture.Code)).Select(county => county.Code)
        .Where(county => county != World.WithVillages && PlaceCatalogue.Shipped.Children(county).Skip(4).Any()));

    private readonly Browser _browser = new();
    private OfficeSystem _system = null!;

    internal Caller Admin => _system.Admin;

    public async Task InitializeAsync()
    {
        if (Machine.Lacks([Need.Chromium, Need.Npm]) is null) _system = await OfficeSystem.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        if (_system is not null) await _system.DisposeAsync();
    }

    /// <inheritdoc cref="OfficeSystem.HireAsync"/>
    internal Task<Caller> HireAsync(string name, Role role, PlaceCode scope, bool mustChangePassword = false) => _system.HireAsync(name, role, scope, mustChangePassword);

    /// <summary>A county of its own for each: the figures of one are not those of another.</summary>
    internal PlaceCode NextCounty() => _counties.Dequeue();

    /// <summary>Opens a browser of its own: nothing is shared with another but the system.</summary>
    internal async Task<Visit> VisitAsync(Tongue tongue, Form form)
    {
        var context = await _browser.OpenAsync(new()
        {
            BaseURL = _system.Address.ToString(),
            Locale = tongue == Tongue.Chinese ? "zh-CN" : "en-GB",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = form == Form.Phone ? new() { Width = 390, Height = 844 } : new() { Width = 1366, Height = 768 },
            IsMobile = form == Form.Phone,
            HasTouch = form == Form.Phone,
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        return await Visit.BeginAsync(_browser, context, tongue, form);
    }

    /// <summary>A visit of somebody who is signed in and sees that everything on the screen is live.</summary>
    internal async Task<Visit> SignInAsync(Tongue tongue, Form form, string name)
    {
        var visit = await VisitAsync(tongue, form);
        try
        {
            await visit.SignInAsync(name);
            await visit.IsLiveAsync();
            return visit;
        }
        catch
        {
            await visit.DisposeAsync();
            throw;
        }
    }
}
