using System.Text.Json;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.EndToEnd.Tests.Load;
using CivilAffairs.Relief.EndToEnd.Tests.Running;
using CivilAffairs.Relief.Testing;
using CivilAffairs.Relief.Views.Audit;
using Xunit.Abstractions;

namespace CivilAffairs.Relief.EndToEnd.Tests;

public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Officers = 8;

    // Long enough for a machine that does much else; a system that hangs is told all the same.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static int Rounds => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("RELIEF_LONG")) ? 5 : 50;

    [Fact]
    public async Task A_system_killed_under_load_again_and_again_loses_nothing_and_does_nothing_twice()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var dice = new Random(seed);
        using var folder = new TempFolder();
        using var desk = new Desk();
        var county = new County();
        var load = new MixedLoad(county, desk);
        for (var round = 1; round <= Rounds; round++)
        {
            await using var system = await ReliefProcess.StartAsync(folder.Path);
            desk.Connect(system);
            if (round == 1) await county.BeginAsync(desk);
            var (lost, recorded) = await desk.SendLostAgainAsync();
            load.Release();

            // Now and then while it still heals what the last crash left.
            var until = desk.Answers + (round == 1 ? dice.Next(150, 300) : dice.Next(4) == 0 ? dice.Next(1, 20) : dice.Next(20, 300));
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            desk.OnAnswer = count =>
            {
                if (count >= until) enough.TrySetResult();
            };
            var running = load.RunAsync(Officers, seed + (round * 1000));
            await Named(Task.WhenAny(enough.Task, running), $"round {round}: {until} answers, {desk.Answers} came");

            // At any moment, not only when an answer has just gone out.
            await Task.Delay(TimeSpan.FromMilliseconds(dice.Next(20)));
            await system.KillAsync();
            await Named(running, "the officers to notice that the system is gone");
            Well(system);
            output.WriteLine($"round {round}: {desk.Answers} answers, {county.Households} households; of {lost} lost answers {recorded} commands had been recorded");
        }

        await using (var system = await ReliefProcess.StartAsync(folder.Path))
        {
            desk.Connect(system);
            desk.OnAnswer = null;
            await desk.SendLostAgainAsync();
            await load.FinishSuppliesAsync(Patience);
            await SettleAsync(desk, system);
            await ViewsAsync(desk, county);
            Well(system);
        }

        desk.Contradictions.ShouldBeEmpty();
        var orders = desk.Answered;
        orders.Count(order => order.Answer is { IsDone: true }).ShouldBeGreaterThan(Rounds * 10);
        output.WriteLine(await Proof.CheckAsync(folder.Path, desk));
        foreach (var kind in orders.GroupBy(order => order.Kind)) output.WriteLine($"{kind.Key}: {kind.Count(order => order.Answer!.IsDone)} done, {kind.Count(order => !order.Answer!.IsDone)} refused");
    }

    // Our own warnings too: a process that is refused what it must do, a work that is interrupted.
    private static void Well(ReliefProcess system)
    {
        foreach (var level in new[] { "warn: CivilAffairs", "fail:", "crit:" }) system.Said.Contains(level, StringComparison.Ordinal).ShouldBeFalse(system.Said);
    }

    /// <summary>Waits until the processes have finished or released everything, and the audit says so.</summary>
    private async Task SettleAsync(Desk desk, ReliefProcess system)
    {
        var began = TimeProvider.System.GetTimestamp();
        var halves = "not looked at";
        while (true)
        {
            var consumers = (await desk.GetAsync("admin", "/api/consumers")).EnumerateArray().ToList();
            foreach (var consumer in consumers) (consumer.TryGetProperty("stop", out var stop) && stop.ValueKind != JsonValueKind.Null).ShouldBeFalse($"{consumer}");
            var reserved = (await desk.RowsAsync(County.Staff, "shelters")).Sum(shelter => shelter.GetProperty("reserved").GetInt32());
            var positions = consumers.Select(consumer => consumer.GetProperty("position").GetInt64()).Distinct().ToList();
            if (reserved == 0 && positions.Count == 1)
            {
                // Walking everything takes its time: only once it looks as if all were done.
                var looked = TimeProvider.System.GetElapsedTime(began);
                var report = await desk.GetAsync("admin", "/api/audit");
                halves = $"{report.GetProperty("halves")}";
                if (halves == "[]" && positions[0] == report.GetProperty("head").GetInt64())
                {
                    var verdicts = report.GetProperty("verdicts").EnumerateArray().ToDictionary(verdict => verdict.GetProperty("statement").Deserialize<AuditStatement>(ReliefJson.Options));
                    verdicts.Keys.ShouldBe(Enum.GetValues<AuditStatement>(), ignoreOrder: true);
                    verdicts.Values.ShouldAllBe(verdict => verdict.GetProperty("violations").GetInt64() == 0);

                    // Rows that were written between all those crashes are those of a rebuild in one go.
                    verdicts[AuditStatement.Views].GetProperty("figures").GetProperty("rows").GetInt64().ShouldBeGreaterThan(desk.Answered.Count / 10);
                    output.WriteLine($"settled at {positions[0]} after {looked.TotalSeconds:0.0} s, audited in {(TimeProvider.System.GetElapsedTime(began) - looked).TotalSeconds:0.0} s");
                    return;
                }
            }

            if (TimeProvider.System.GetElapsedTime(began) > Patience) throw new TimeoutException($"waited {Patience} for the processes to finish: {reserved} places reserved, halves {halves}, consumers {string.Join(' ', consumers)}; the system said: {system.Said}");

            // Pacing: a process of its own tells nobody that it is done, so it is asked, ten times a second.
            await Task.Delay(100);
        }
    }

    private static async Task ViewsAsync(Desk desk, County county)
    {
        var orders = desk.Answered;
        var registered = orders.Where(order => order is { Kind: OrderKind.Command, Answer.IsRecorded: true } && order.Path.StartsWith("/api/households/", StringComparison.Ordinal) && order.Path.EndsWith("/register", StringComparison.Ordinal));
        var households = await desk.RowsAsync(County.Staff, "households");
        households.Select(row => row.GetProperty("id").GetString()).Order().ShouldBe(registered.Select(order => order.Thing!.Value.Key.ToString()).Order());

        var handedOut = orders.Where(order => order is { Kind: OrderKind.HandOut, Answer.IsDone: true }).Select(order => order.Id.ToString()).Order();
        (await desk.RowsAsync(County.Staff, "handouts")).Where(row => row.GetProperty("stage").GetString() == "given").Select(row => row.GetProperty("id").GetString()).Order().ShouldBe(handedOut);

        var residents = await desk.RowsAsync(County.Staff, "residents");
        foreach (var shelter in await desk.RowsAsync(County.Staff, "shelters"))
        {
            var present = shelter.GetProperty("present").GetInt32();
            present.ShouldBeLessThanOrEqualTo(shelter.GetProperty("capacity").GetInt32());
            residents.Where(row => row.GetProperty("shelter").GetString() == shelter.GetProperty("id").GetString()).Sum(row => row.GetProperty("members").GetArrayLength()).ShouldBe(present);
        }

        var inside = households.SelectMany(row => row.GetProperty("members").EnumerateArray()).Count(member => member.GetProperty("where").GetProperty("kind").GetString() == "shelter");
        inside.ShouldBe(residents.Sum(row => row.GetProperty("members").GetArrayLength()));
        county.Households.ShouldBe(households.Count);
    }

    private static async Task Named(Task task, string what)
    {
        try
        {
            await task.WaitAsync(Patience);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"waited {Patience} for {what}", late);
        }
    }
}
