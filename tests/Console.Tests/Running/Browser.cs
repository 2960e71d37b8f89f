using CivilAffairs.Relief.Testing;
using Microsoft.Playwright;

namespace CivilAffairs.Relief.Console.Tests.Running;

/// <summary>One Chromium for everybody. One that no longer answers fails who waits for it, and is replaced before the next.</summary>
internal sealed class Browser : IAsyncDisposable
{
    /// <summary>How long anything that a page is to show or do is waited for, on a machine that does ten other things, in milliseconds.</summary>
    public const float Patience = 60_000;

    /// <summary>The most that a case takes, in milliseconds: each wait ends by itself, but there are many.</summary>
    public const int Longest = 300_000;

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(Patience);

    private IPlaywright? _playwright;
    private IBrowser? _chromium;
    private bool _isStuck;

    /// <summary>What Chromium answers.</summary>
    /// <param name="what">What is waited for, for the message.</param>
    /// <exception cref="TimeoutException">It did not answer. Playwright itself would wait for ever where a script or a page's end is waited for.</exception>
    public async Task<T> AnswerAsync<T>(Task<T> answer, string what)
    {
        try
        {
            return await answer.WaitAsync(Limit);
        }
        catch (TimeoutException late) when (!answer.IsCompleted)
        {
            _isStuck = true;
            throw new TimeoutException($"Chromium did not answer within {Limit}: {what}", late);
        }
    }

    /// <inheritdoc cref="AnswerAsync{T}"/>
    public Task AnswerAsync(Task answer, string what)
    {
        return AnswerAsync(DoneAsync(), what);

        async Task<bool> DoneAsync()
        {
            await answer;
            return true;
        }
    }

    /// <summary>A profile of its own with nothing in it.</summary>
    public async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions options)
    {
        if (_isStuck || _chromium is { IsConnected: false }) End();
        if (_chromium is null)
        {
            _playwright = await Playwright.CreateAsync();
            _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumProgram.Path, Args = ChromiumProgram.Arguments, Timeout = Patience });
            Assertions.SetDefaultExpectTimeout(Patience);
        }

        var context = await AnswerAsync(_chromium.NewContextAsync(options), "a new profile");
        context.SetDefaultTimeout(Patience);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null && !_isStuck) await AnswerAsync(_chromium.CloseAsync(), "its end");
        End();
    }

    // Its driver goes, and takes Chromium along.
    private void End()
    {
        _playwright?.Dispose();
        (_playwright, _chromium, _isStuck) = (null, null, false);
    }
}
