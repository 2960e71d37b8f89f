using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using CivilAffairs.Relief.EndToEnd.Tests.Running;
using Microsoft.Playwright;

namespace CivilAffairs.Relief.Console.Tests.Running;

/// <summary>Somebody at a browser: what they read is in their language, what they press is found by its name as a screen reader would find it.</summary>
internal sealed class Visit : IAsyncDisposable
{
    // What was done is said for some seconds only; however slow the machine is meanwhile, it is heard.
    private const string Hear = """
        window.heard = [];
        new MutationObserver((changes) => {
          for (const { addedNodes } of changes) for (const one of addedNodes) if (one.matches?.('.told')) window.heard.push(one.textContent);
        }).observe(document, { subtree: true, childList: true });
        """;

    private const string Hears = "said => window.heard.some(one => one.includes(said))";

    private const string PutAside = "() => { window.heard.length = 0; document.querySelector('.told .close')?.click(); }";

    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(20);

    private readonly List<string> _errors = [];
    private readonly ConcurrentBag<Task> _reading = [];
    private readonly Browser _browser;
    private long _position;

    private Visit(Browser browser, IBrowserContext context, IPage page, Tongue tongue, Form form)
    {
        (_browser, Context, Page, Tongue, Form) = (browser, context, page, tongue, form);
        page.PageError += (_, error) => _errors.Add(error);
        page.Response += (_, response) => Remember(response);
    }

    public static async Task<Visit> BeginAsync(Browser browser, IBrowserContext context, Tongue tongue, Form form)
    {
        var visit = new Visit(browser, context, await browser.AnswerAsync(context.NewPageAsync(), "a new page"), tongue, form);
        await visit.Page.AddInitScriptAsync(Hear);
        return visit;
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public Tongue Tongue { get; }

    public Form Form { get; }

    /// <summary>The latest of what this browser had recorded: a list that is at least as new shows it.</summary>
    public async Task<long> PositionAsync()
    {
        // The page may have an answer before it is read here.
        await Task.WhenAll(_reading);
        return Interlocked.Read(ref _position);
    }

    public ILocator Live => Page.Locator(".live");

    public string T(string chinese, string english) => Tongue == Tongue.Chinese ? chinese : english;

    public ILocator Button(string chinese, string english, ILocator? within = null) => Named(AriaRole.Button, chinese, english, within);

    public ILocator Link(string chinese, string english, ILocator? within = null) => Named(AriaRole.Link, chinese, english, within);

    public ILocator Heading(string chinese, string english) => Named(AriaRole.Heading, chinese, english);

    /// <summary>A list that opens below its field.</summary>
    public ILocator Box(string chinese, string english) => Named(AriaRole.Combobox, chinese, english, null);

    /// <summary>A field by its label.</summary>
    public ILocator Field(string chinese, string english, ILocator? within = null) =>
        within is null ? Page.GetByLabel(Text(chinese, english)) : within.GetByLabel(Text(chinese, english));

    public ILocator Reads(string chinese, string english, ILocator? within = null) =>
        within is null ? Page.GetByText(T(chinese, english)) : within.GetByText(T(chinese, english));

    public Task OpenAsync(string path) => Page.GotoAsync(path);

    public async Task SignInAsync(string name, string password = ReliefProcess.Password)
    {
        if (Page.Url == "about:blank") await OpenAsync("/");
        await Field("账号", "Name").FillAsync(name);
        await Field("密码", "Password").FillAsync(password);
        await Button("登录", "Sign in").ClickAsync();
    }

    /// <summary>Waits until everything on the screen is said to be live.</summary>
    public Task IsLiveAsync() => Assertions.Expect(Live).ToHaveAttributeAsync("data-state", "live");

    /// <summary>Chooses from a list that opens below its field.</summary>
    public async Task ChooseAsync(ILocator field, string option)
    {
        await field.Locator("xpath=ancestor::*[contains(@class,'el-select__wrapper')]").ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = option, Exact = true }).ClickAsync();
    }

    /// <summary>Presses a button and answers the question that it asks.</summary>
    public async Task ConfirmAsync(string chinese, string english) =>
        await Button(chinese, english, Page.GetByRole(AriaRole.Dialog)).ClickAsync();

    /// <summary>Waits for the word that it is done, and puts it aside.</summary>
    public async Task IsToldAsync(string chinese, string english)
    {
        // Not with each frame, as is usual: a page that is not in front draws none.
        await Page.WaitForFunctionAsync(Hears, T(chinese, english), new() { PollingInterval = 50 });
        await EvaluateAsync<object?>(PutAside);
    }

    /// <summary>Runs a script in the page, and waits for its end as long as for anything else.</summary>
    public Task<TAnswer> EvaluateAsync<TAnswer>(string script, object? argument = null) =>
        _browser.AnswerAsync(Page.EvaluateAsync<TAnswer>(script, argument), $"a script on {Page.Url}: {script[..Math.Min(script.Length, 60)]}");

    /// <summary>Goes to another page as by a link in this one: nothing is loaded anew, and it has come when this returns.</summary>
    public Task GoAsync(string path) =>
        EvaluateAsync<object?>("async path => { await document.querySelector('#app').__vue_app__.config.globalProperties.$router.push(path); }", path);

    /// <summary>What came with an answer; null where its page was left before it was read, so nobody saw it.</summary>
    public static async Task<string?> ReadAsync(IResponse response)
    {
        try
        {
            // Of an answer whose page was left Playwright says so, or waits for ever.
            return await response.TextAsync().WaitAsync(ReadLimit);
        }
        catch (Exception left) when (left is PlaywrightException or TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Leaves a picture of the page for somebody who asked for it with the folder in <c>RELIEF_PICTURES</c>.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("RELIEF_PICTURES") is not { Length: > 0 } folder) return;
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{Tongue}-{Form}.png".ToLowerInvariant()) });
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await PictureAsync($"end-{Path.GetFileName(new Uri(Page.Url).AbsolutePath)}");
        }
        finally
        {
            await _browser.AnswerAsync(Context.CloseAsync(), $"the end of {Page.Url}");
        }

        _errors.ShouldBeEmpty();
    }

    private ILocator Named(AriaRole role, string chinese, string english, ILocator? within = null) => within is null
        ? Page.GetByRole(role, new() { Name = T(chinese, english), Exact = true })
        : within.GetByRole(role, new() { Name = T(chinese, english), Exact = true });

    // A label that need not be filled in says so behind its text.
    private Regex Text(string chinese, string english) => new($"^\\s*{Regex.Escape(T(chinese, english))}\\s*(?:{T("选填", "optional")})?\\s*$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private void Remember(IResponse response)
    {
        if (response.Request.Method != "POST" || response.Status != 200 || !response.Url.Contains("/api/", StringComparison.Ordinal)) return;
        _reading.Add(KeepAsync());

        async Task KeepAsync()
        {
            if (await ReadAsync(response) is { Length: > 0 } text && JsonSerializer.Deserialize<JsonElement>(text) is { ValueKind: JsonValueKind.Object } answer
                && answer.TryGetProperty("position", out var told) && told.TryGetInt64(out var position))
                InterlockedMax(position);
        }
    }

    private void InterlockedMax(long position)
    {
        for (var seen = Interlocked.Read(ref _position); seen < position; seen = Interlocked.Read(ref _position))
            if (Interlocked.CompareExchange(ref _position, position, seen) == seen) return;
    }
}
