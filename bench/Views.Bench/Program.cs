using CivilAffairs.Relief.Views.Bench;

// How fast views are rebuilt, and how many operations a second the processes keep up with: on this machine, in a folder of their own.
int households = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 10_000;
await using var flood = await BenchFlood.StartAsync(households);
await flood.OperateAsync();
await flood.RebuildAsync();
