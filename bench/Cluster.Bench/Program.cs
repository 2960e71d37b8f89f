using System.Globalization;
using CivilAffairs.Relief.Cluster.Bench;

// The same load in process and on one, two and three silos, in turn within one run, each with a database of its own.
switch (args)
{
    case ["silo", var database, var number]:
        await SiloProcess.RunAsync(database, int.Parse(number, CultureInfo.InvariantCulture));
        return 0;

    case [var server, ..]:
        var seconds = TimeSpan.FromSeconds(args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 10);
        var callers = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 64;
        Console.WriteLine($"{Environment.ProcessorCount} processors, load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]} at the start, {callers} callers, {seconds.TotalSeconds:0} s a turn");
        Console.WriteLine("silos        commands/s    p50 ms    p99 ms   processor ms/command   read p50 µs   read p99 µs");
        for (var round = 0; round < 3; round++)
        {
            for (var silos = 0; silos <= 3; silos++)
            {
                await using var setup = await Setup.StartAsync(server, silos);
                Console.WriteLine($"{(silos == 0 ? "in process" : silos),-10} {await Load.RunAsync(setup, callers, seconds)}");
            }
        }

        return 0;

    default:
        Console.Error.WriteLine("say the connection string of a PostgreSQL server on which databases may be made, then the seconds a turn (10) and the callers (64)");
        return 2;
}
