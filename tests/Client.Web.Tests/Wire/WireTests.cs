using System.Runtime.CompilerServices;
using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Endpoints;
using CivilAffairs.Relief.Client.Web.Imports;
using CivilAffairs.Relief.Client.Web.Live;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Commands;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Views;
using CivilAffairs.Relief.Views.Audit;
using CivilAffairs.Relief.Views.Projections;
using CivilAffairs.Relief.Views.Running;

namespace CivilAffairs.Relief.Client.Web.Tests.Wire;

/// <summary>The console's types are made from the records here; <c>RELIEF_WRITE_WIRE=1 dotnet test tests/Client.Web.Tests --filter Wire</c> writes them anew.</summary>
public sealed class WireTests
{
    private const string Head = "// Made from the C# records by tests/Client.Web.Tests/Wire: do not edit, make anew.\n\n";

    private static readonly (string Path, Type Body)[] Operations =
    [
        ("handouts", typeof(HandOutGoods)),
        ("movements/reserve", typeof(ReserveForMovement)),
        ("movements/admit", typeof(AdmitToShelter)),
        ("movements/arrive", typeof(Arrive)),
        ("movements/cancel", typeof(CancelMovement)),
        ("requisitions/approve", typeof(ApproveRequisitionFrom)),
        ("merges", typeof(MergeHouseholds)),
    ];

    [Fact]
    public void The_console_knows_every_row_and_command_as_they_are()
    {
        var folder = Folder();
        var write = Environment.GetEnvironmentVariable("RELIEF_WRITE_WIRE") == "1";
        var rows = new TypeScript();
        foreach (var (name, text) in new[] { ("rows.ts", Rows(rows)), ("commands.ts", Commands(rows)) })
        {
            var file = Path.Combine(folder, name);
            if (write) File.WriteAllText(file, text);
            else File.ReadAllText(file).ReplaceLineEndings("\n").ShouldBe(text, $"{name} is not what the records say; make it anew with RELIEF_WRITE_WIRE=1");
        }
    }

    [Fact]
    public void No_operation_is_forgotten() => Operations.Select(operation => operation.Body).ShouldBe(
        typeof(HandOutGoods).Assembly.GetTypes().Where(type => type.Namespace == typeof(HandOutGoods).Namespace && type.IsAssignableTo(typeof(ICommand))),
        ignoreOrder: true);

    private static string Rows(TypeScript types)
    {
        var tables = ReliefProjections.All().SelectMany(projection => projection.Tables).Where(table => !table.IsPrivate).OrderBy(table => table.Name, StringComparer.Ordinal).ToArray();
        var views = tables.Select(table => $"  '{table.Name}': {types.NameOf(table.Row)};").ToArray();
        var columns = tables.Select(table => $"  '{table.Name}': {string.Join(" | ", table.Columns.Where(column => column != "search").Select(column => $"'{column}'").DefaultIfEmpty("never"))};").ToArray();
        types.NameOf(typeof(LiveBatch));
        types.NameOf(typeof(Item));
        types.NameOf(typeof(Reply));
        types.NameOf(typeof(PhotoReply));
        types.NameOf(typeof(MapReply));
        types.NameOf(typeof(LevelSuggestion));
        types.NameOf(typeof(HouseholdRights));
        types.NameOf(typeof(ShelterSuggestions));
        foreach (var told in new[] { typeof(NormsReply), typeof(ShelterSpace), typeof(AccountStanding), typeof(SignInRow), typeof(ConsumerStatus), typeof(Standstill), typeof(Intervention), typeof(AuditReport) }) types.NameOf(told);
        types.NameOf(typeof(Role));
        types.NameOf(typeof(ImportRun));
        types.NameOf(typeof(ImportLines));
        return $"{Head}/** A moment in ISO 8601. */\nexport type Instant = string;\n\n/** A day in China: yyyy-MM-dd. */\nexport type Day = string;\n\n{types.Declarations}\n\n"
            + $"/** The row of each view. */\nexport interface Views {{\n{string.Join('\n', views)}\n}}\n\n/** By what a list of each view is filtered and sorted. */\nexport interface Columns {{\n{string.Join('\n', columns)}\n}}\n";
    }

    private static string Commands(TypeScript rows)
    {
        var types = new TypeScript();
        List<string> doors = [];
        List<string> roles = [];
        foreach (var command in CommandCatalogue.Relief.All.Where(command => command.Roles.Count > 0).OrderBy(command => command.Name, StringComparer.Ordinal))
        {
            var kind = command.Kind.ToString();
            var path = command.Name.Replace("/", "s/", StringComparison.Ordinal);
            Add(path, types.Declare(command.Type, $"{kind}{command.Type.Name}", asked: true), command.Roles);
        }

        var things = doors.Count;
        foreach (var (path, body) in Operations) Add(path, types.NameOf(body, asked: true), Authority.Allowed(body));
        var (taken, declarations) = types.Beyond(rows);
        return $"{Head}import type {{ {string.Join(", ", ["Instant", "Day", "Role", .. taken.Where(name => name != "Role")])} }} from './rows';\n\n{declarations}\n\n"
            + $"/** Commands to one thing, by their door: `POST /api/{{things}}/{{id}}/{{verb}}`. */\nexport interface Commands {{\n{string.Join('\n', doors.Take(things))}\n}}\n\n"
            + $"/** What takes two things at once, by its door: `POST /api/{{door}}`. */\nexport interface Operations {{\n{string.Join('\n', doors.Skip(things))}\n}}\n\n"
            + $"/** Who may give it. */\nexport const allowed: Readonly<Record<keyof Commands | keyof Operations, readonly Role[]>> = {{\n{string.Join('\n', roles)}\n}};\n";

        void Add(string path, string type, IReadOnlyList<Role> by)
        {
            doors.Add($"  '{path}': {type};");
            roles.Add($"  '{path}': [{string.Join(", ", by.Select(role => $"'{JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString())}'"))}],");
        }
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "Client.Web", "console", "src", "wire"));
}
