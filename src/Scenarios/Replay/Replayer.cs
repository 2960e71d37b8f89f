using System.Globalization;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <param name="Officers">Most requests under way at once.</param>
/// <param name="Speed">How many times faster than the real disaster; null for as fast as it goes.</param>
public sealed record ReplayOptions(int Officers, double? Speed = null);

/// <summary>Whether a scenario was played on a system.</summary>
public enum Played
{
    Never,

    /// <summary>With the same seed.</summary>
    AsIs,

    /// <summary>With another seed.</summary>
    WithOtherPeople,
}

/// <summary>Plays a plan against a running system: many officers at once, each chain in its order.</summary>
public sealed class Replayer(ScenarioPlan plan, ReliefClient client, Tally tally, ReplayOptions options, TimeProvider clock)
{
    // A process follows the journal within milliseconds; a stopped one is noticed after half a minute.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const int MostPauses = 300;

    /// <summary>
    /// Whether the scenario was played on the system before. The same is not played again: who found a shelter full might now find room, and move. Nor is it with another
    /// seed: its people would have the resident IDs of those who are registered, and the depots' stock would be counted together. Another scenario is played beside it.
    /// </summary>
    /// <param name="reader">An account that sees the whole scenario.</param>
    public async Task<Played> FindPlayedAsync(AccountName reader, CancellationToken cancellationToken)
    {
        const int page = 500;
        for (var (skip, played) = (0, Played.Never); ; skip += page)
        {
            using var disasters = await client.GetAsync(reader, string.Create(CultureInfo.InvariantCulture, $"/api/views/disasters?place={plan.Design.Jurisdiction}&skip={skip}&take={page}"), cancellationToken);
            if (disasters is null) return played;
            var rows = disasters.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("row")).ToArray();
            if (rows.Any(row => row.GetProperty("id").GetGuid() == plan.Named.Disaster.Value)) return Played.AsIs;
            if (rows.Any(row => row.GetProperty("title").GetString() == plan.Design.Title.Zh)) played = Played.WithOtherPeople;
            if (rows.Length < page) return played;
        }
    }

    /// <summary>Makes the officers' accounts; those that exist are left as they are.</summary>
    /// <param name="administrator">Who may make accounts.</param>
    /// <param name="passwordOf">Their passwords.</param>
    /// <exception cref="HttpRequestException">An account cannot be made.</exception>
    public async Task PrepareAsync(AccountName administrator, Func<AccountName, string> passwordOf, CancellationToken cancellationToken)
    {
        foreach (var officer in plan.Officers.All)
        {
            var account = new { name = officer.Name, password = passwordOf(officer.Name), displayName = officer.DisplayName, role = officer.Role, scope = officer.Scope, depot = officer.Depot, mustChangePassword = false };
            var answer = await client.PostAsync(administrator, "/api/accounts", account, cancellationToken);
            if (!answer.IsDone && answer.Code != "name-taken") throw new HttpRequestException($"the account {officer.Name} cannot be made: {answer.Status} {answer.Code} {answer.Reason?.En}");
        }
    }

    /// <summary>Plays all stages, one after another.</summary>
    /// <param name="onStage">Told when a stage begins.</param>
    public async Task RunAsync(Action<Stage>? onStage, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        foreach (var stage in plan.Stages)
        {
            onStage?.Invoke(stage);
            if (options.Speed is { } speed) await PlayInTimeAsync(stage, speed, began, cancellationToken);
            else await Parallel.ForEachAsync(stage.Chains, new ParallelOptions { MaxDegreeOfParallelism = options.Officers, CancellationToken = cancellationToken }, async (chain, cancellation) => await PlayAsync(chain, cancellation));
        }
    }

    private async ValueTask PlayAsync(Chain chain, CancellationToken cancellationToken)
    {
        foreach (var step in chain.Steps) await TakeAsync(step, cancellationToken);
    }

    private async Task PlayInTimeAsync(Stage stage, double speed, long began, CancellationToken cancellationToken)
    {
        using var officers = new SemaphoreSlim(options.Officers);
        var running = new List<Task>();
        foreach (var chain in stage.Chains)
        {
            await DueAsync(chain.Begins, speed, began, cancellationToken);
            running.Add(FollowAsync(chain));
            running.RemoveAll(task => task.IsCompletedSuccessfully);
        }

        await Task.WhenAll(running);

        async Task FollowAsync(Chain chain)
        {
            foreach (var step in chain.Steps)
            {
                await DueAsync(step.After, speed, began, cancellationToken);
                await officers.WaitAsync(cancellationToken);
                try
                {
                    await TakeAsync(step, cancellationToken);
                }
                finally
                {
                    officers.Release();
                }
            }
        }
    }

    private async Task DueAsync(TimeSpan after, double speed, long began, CancellationToken cancellationToken)
    {
        var left = (after / speed) - clock.GetElapsedTime(began);
        if (left > TimeSpan.Zero) await Task.Delay(left, clock, cancellationToken);
    }

    private async Task TakeAsync(Step step, CancellationToken cancellationToken)
    {
        if (step.Rival is { } rival) await CompeteAsync(step, rival, cancellationToken);
        else if (step is { Times: > 1, AtOnce: true }) await Task.WhenAll(Enumerable.Range(0, step.Times).Select(_ => AskAsync(step, cancellationToken)));
        else
        {
            for (var i = 0; i < step.Times; i++) await AskAsync(step, cancellationToken);
        }

        tally.Finish();
    }

    private async Task AskAsync(Step step, CancellationToken cancellationToken)
    {
        var answer = await TryAsync(step, step.Request, cancellationToken);
        foreach (var other in step.Otherwise)
        {
            if (answer.Code != step.OtherwiseAfter) break;
            answer = await TryAsync(step, other, cancellationToken);
        }

        if (!answer.Meets(step.Answer)) tally.Add(new(step.By.Name.ToString(), step.Request.Path, step.Answer.Code ?? "done", answer));
    }

    private async Task<Answer> TryAsync(Step step, Request request, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(step.By, request, cancellationToken);
        for (var i = 0; i < MostPauses && answer.Code is { } code && step.PatientWith.Contains(code); i++)
        {
            await Task.Delay(Pause, clock, cancellationToken);
            answer = await SendAsync(step.By, request, cancellationToken);
        }

        return answer.IsDone && request.Then is { } then ? await SendAsync(step.By, then, cancellationToken) : answer;
    }

    private async Task CompeteAsync(Step step, Rival rival, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(SendAsync(step.By, step.Request, cancellationToken), SendAsync(rival.By, rival.Request, cancellationToken));
        if (answers.Count(answer => answer.IsDone) == 1 && answers.Any(answer => answer.Code == rival.Refusal)) return;
        foreach (var answer in answers) tally.Add(new(step.By.Name.ToString(), step.Request.Path, $"one done, one {rival.Refusal}", answer));
    }

    private async Task<Answer> SendAsync(Officer by, Request request, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(by, request, cancellationToken);
        tally.Count(request, answer);
        return answer;
    }
}
