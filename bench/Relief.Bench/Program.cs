using System.CommandLine;
using CivilAffairs.Relief.Bench;
using CivilAffairs.Relief.Bench.Compared;
using CivilAffairs.Relief.Bench.InProcess;
using CivilAffairs.Relief.Bench.Large;
using CivilAffairs.Relief.Bench.Measuring;
using CivilAffairs.Relief.Bench.OverHttp;
using CivilAffairs.Relief.Bench.Push;
using CivilAffairs.Relief.Bench.Screens;
using CivilAffairs.Relief.Bench.Views;

// Each by itself, or all of them with a verdict; what they measure and what came out is in bench/README.md.
var seconds = new Option<int>("--seconds") { Description = "How long each load lasts", DefaultValueFactory = _ => 10, Recursive = true };
var warmUp = new Option<int>("--warm-up") { Description = "How many seconds before that it runs uncounted", DefaultValueFactory = _ => (int)Load.WarmUp.TotalSeconds, Recursive = true };
var program = new Option<string>("--program") { Description = "A published CivilAffairs.Relief.Client.Web.dll to measure instead of the one built here", DefaultValueFactory = _ => Office.Program, Recursive = true };
var screens = new Option<int>("--screens") { DefaultValueFactory = _ => 500 };
var rate = new Option<int>("--rate") { Description = "Commands a second", DefaultValueFactory = _ => 1000 };
var households = new Option<int>("--households") { DefaultValueFactory = _ => 10_000 };
var events = new Option<int>("--events") { DefaultValueFactory = _ => 1_000_000 };
var postgres = new Option<string?>("--postgres") { Description = "An empty database for the rebuilt views instead of a file" };
var contenders = new Option<Contender[]>("--only") { Description = "Which contenders", DefaultValueFactory = _ => Enum.GetValues<Contender>(), AllowMultipleArgumentsPerToken = true };
var rounds = new Option<int>("--rounds") { Description = "Into how many turns each contender's time is split when they are compared", DefaultValueFactory = _ => 5 };
rounds.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() < 1) result.AddError("--rounds: at least one");
});
var folder = new Argument<string>("folder");

var root = new RootCommand("Measures the system on this machine. Without a command: everything, and how much this machine carries.") { seconds, warmUp, program, rounds };
root.SetAction((arguments, _) => Sizing.RunAsync(Time(arguments), arguments.GetValue(rounds)));
Add("engine", "The engine in process against the journal by itself", [], arguments => EngineBench.RunAsync(Time(arguments)));
Add("http", "Durable commands of one event over HTTP, signed in", [], arguments => SingleAppends.RunAsync(Time(arguments)));
Add("compared", "Against EF Core on PostgreSQL", [contenders, rounds], arguments => Sizing.CompareAsync(Time(arguments), arguments.GetValue(rounds), arguments.GetRequiredValue(contenders)));
Add("push", "Screens that watch a busy disaster", [screens, rate], async arguments => Console.WriteLine(await PushBench.RunAsync(arguments.GetValue(screens), arguments.GetValue(rate), Time(arguments))));
Add("load", "The console's first load on a phone with a slow network", [], _ => FirstLoad.RunAsync());
Add("frames", "Frames of the board while a busy disaster goes on behind it", [rate], arguments => Frames.RunAsync(arguments.GetValue(rate), Time(arguments)));
Add("views", "Views and processes beside the engine, and views built anew", [households, postgres], arguments => ViewsBench.RunAsync(arguments.GetValue(households), arguments.GetValue(postgres)));
Add("large", "A journal of a million events: start, views, memory", [events], arguments => LargeBench.RunAsync(arguments.GetValue(events)));
Add("rebuild", "Views of a journal built anew", [folder, postgres], arguments => Rebuild.RunAsync(arguments.GetRequiredValue(folder), arguments.GetValue(postgres)));
Add("resident", "Households of a journal in memory", [folder], arguments => LargeBench.ResideAsync(arguments.GetRequiredValue(folder)));
return await root.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });

TimeSpan Time(ParseResult arguments)
{
    Load.WarmUp = TimeSpan.FromSeconds(arguments.GetValue(warmUp));
    Office.Program = Path.GetFullPath(arguments.GetRequiredValue(program));
    return TimeSpan.FromSeconds(arguments.GetValue(seconds));
}

void Add(string name, string description, Symbol[] symbols, Func<ParseResult, Task> run)
{
    var command = new Command(name, description);
    foreach (var symbol in symbols)
    {
        if (symbol is Argument argument) command.Add(argument);
        else if (symbol is Option option) command.Add(option);
    }

    command.SetAction((arguments, _) => run(arguments));
    root.Add(command);
}
