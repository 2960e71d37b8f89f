using System.Diagnostics;
using System.Diagnostics.Metrics;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine;

/// <summary>What the engine tells to whoever measures: source and meter <c>CivilAffairs.Relief</c>. No personal data.</summary>
internal static class EngineTelemetry
{
    public const string Name = "CivilAffairs.Relief";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("relief.command.duration", "s", "From asking to the durable answer, by kind, command and outcome.");
    private static readonly Histogram<int> BatchSize = Meter.CreateHistogram<int>("relief.append.commands", "{command}", "Commands of one thing recorded by one append.");
    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>("relief.append.conflicts", "{conflict}", "Appends turned down because the thing had changed.");

    private static readonly UpDownCounter<int> Waiting = Meter.CreateUpDownCounter<int>("relief.mailbox.letters", "{letter}", "Commands and reads that wait for their thing, by kind.");

    /// <summary>Begins the span of one command and its time from asking to the durable answer; both end when it is disposed.</summary>
    public static Measuring Measure(StreamName stream, ICommand command, TimeProvider time) => new(stream, command, time);

    public static void Appended(StreamName stream, int commands) => BatchSize.Record(commands, new KeyValuePair<string, object?>("kind", KindOf(stream)));

    /// <summary>So many more letters lie in the mailbox of the thing, or less where negative.</summary>
    public static void Posted(StreamName stream, int change) => Waiting.Add(change, new KeyValuePair<string, object?>("kind", KindOf(stream)));

    public static void Conflicted(StreamName stream) => Conflicts.Add(1, new KeyValuePair<string, object?>("kind", KindOf(stream)));

    private static string KindOf(StreamName stream) => stream.Kind switch
    {
        ThingKind.Disaster => "disaster",
        ThingKind.Shelter => "shelter",
        ThingKind.Depot => "depot",
        _ => "household",
    };

    /// <summary>One command under way: failed, unless an outcome is told.</summary>
    public sealed class Measuring(StreamName stream, ICommand command, TimeProvider time) : IDisposable
    {
        private readonly Activity? _activity = Source.StartActivity("relief.command")?.SetTag("relief.kind", KindOf(stream)).SetTag("relief.command", command.GetType().Name);
        private readonly long _start = time.GetTimestamp();
        private string _outcome = "failed";
        private string? _refusal;

        public Outcome Tell(Outcome outcome)
        {
            (_outcome, _refusal) = outcome switch
            {
                Outcome.Accepted { Repeated: true } => ("repeated", null),
                Outcome.Accepted => ("accepted", null),
                Outcome.Refused refused => ("refused", refused.Refusal.Code),
                _ => ("already-true", null),
            };
            return outcome;
        }

        public void Dispose()
        {
            _activity?.SetTag("relief.outcome", _outcome);
            if (Duration.Enabled)
                Duration.Record(time.GetElapsedTime(_start).TotalSeconds, new("kind", KindOf(stream)), new("command", command.GetType().Name), new("outcome", _outcome), new("refusal", _refusal));

            // Last: what is counted within the span may name it.
            _activity?.Dispose();
        }
    }
}
