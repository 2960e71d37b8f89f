using System.Collections.Concurrent;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>Counts what happens in a replay; many officers write to it at once.</summary>
public sealed class Tally
{
    private const int MostSurprises = 50;

    private readonly ConcurrentDictionary<string, long> _kinds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _refusals = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Surprise> _surprises = new();
    private long _commands;
    private long _repeated;
    private long _steps;
    private long _surprised;
    private long _last;

    /// <summary>Requests that were answered.</summary>
    public long Commands => Interlocked.Read(ref _commands);

    /// <summary>Steps of the plan that are over.</summary>
    public long Steps => Interlocked.Read(ref _steps);

    /// <summary>Requests answered with the receipt of an earlier one.</summary>
    public long Repeated => Interlocked.Read(ref _repeated);

    /// <summary>Steps that were answered otherwise than the scenario wants.</summary>
    public long SurpriseCount => Interlocked.Read(ref _surprised);

    /// <summary>The latest position that an answer named.</summary>
    public long LastPosition => Interlocked.Read(ref _last);

    /// <summary>From sending a request to its answer.</summary>
    public Latency Answers { get; } = new();

    /// <summary>Requests by kind.</summary>
    public IReadOnlyDictionary<string, long> Kinds => _kinds;

    /// <summary>Refusals by code, the wanted ones too.</summary>
    public IReadOnlyDictionary<string, long> Refusals => _refusals;

    /// <summary>The first of the surprises.</summary>
    public IReadOnlyCollection<Surprise> Surprises => _surprises;

    /// <summary>Told of each answer, on the thread that got it.</summary>
    public Action<Request, Answer>? OnAnswer { get; set; }

    internal void Count(Request request, Answer answer)
    {
        Interlocked.Increment(ref _commands);
        _kinds.AddOrUpdate(request.Kind, 1, (_, count) => count + 1);
        Answers.Add(answer.Took);
        if (answer.Code is { } code) _refusals.AddOrUpdate(code, 1, (_, count) => count + 1);
        if (answer.Outcome == "repeated") Interlocked.Increment(ref _repeated);
        for (var last = LastPosition; answer.Position > last; last = LastPosition) Interlocked.CompareExchange(ref _last, answer.Position, last);
        OnAnswer?.Invoke(request, answer);
    }

    internal void Finish() => Interlocked.Increment(ref _steps);

    internal void Add(Surprise surprise)
    {
        Interlocked.Increment(ref _surprised);
        if (_surprises.Count < MostSurprises) _surprises.Enqueue(surprise);
    }
}

/// <summary>A step that was answered otherwise than the scenario wants.</summary>
/// <param name="Officer">Who asked.</param>
/// <param name="Wanted">What was wanted, such as <c>done</c> or a code.</param>
public sealed record Surprise(string Officer, string Path, string Wanted, Answer Got);
