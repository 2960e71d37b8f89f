using System.Globalization;
using CivilAffairs.Relief.Journal.Writer;

// Appends to a journal from a process of its own and says what was acknowledged, a line each: stream, command, position, version and a full stop.
// Arguments: engine, location, streams, callers, requests of each caller (negative: until killed), seed.
var address = new JournalAddress(args[0], args[1]);
var numbers = args.Skip(2).Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();

await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
var line = new Lock();
await using var journal = await address.OpenAsync();
var load = new Load(journal, streams: numbers[0], (stream, receipt) =>
{
    lock (line) output.WriteLine($"{stream} {receipt.Command} {receipt.Position} {receipt.Version} .");
});
await load.RunAsync(callers: numbers[1], requests: numbers[2], seed: numbers[3], CancellationToken.None);
