using System.Diagnostics;
using System.Globalization;
using CivilAffairs.Relief.Views.Bench;

// How many operations a second the processes keep up with, and how fast views are rebuilt: on this machine, in a folder of their own.
if (args is ["rebuild", var folder, ..])
{
    await Rebuild.RunAsync(folder, args.ElementAtOrDefault(2));
    return;
}

int households = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
await using var flood = await BenchFlood.StartAsync(households);
await flood.OperateAsync();

// In a process of its own, so that nothing but the views is in memory.
using var rebuild = Process.Start(Environment.ProcessPath!, ["rebuild", flood.Folder, .. args.Skip(1)]);
await rebuild.WaitForExitAsync();
