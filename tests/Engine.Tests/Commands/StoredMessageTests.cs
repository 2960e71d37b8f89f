using System.Text.Json;
using System.Text.Json.Nodes;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Commands;
using CivilAffairs.Relief.Engine.Tests.StandIns;

namespace CivilAffairs.Relief.Engine.Tests.Commands;

/// <summary>
/// What nodes of different builds say to each other while a cluster is brought to a new version. The samples are what the builds of form 1 say; they are never changed,
/// only added to: a later build must understand an earlier one, and an earlier one what a later one adds.
/// </summary>
public sealed class StoredMessageTests
{
    private static readonly CommandCatalogue Catalogue = CommandCatalogue.Relief;

    public static TheoryData<string> Names => [.. Catalogue.All.Select(one => one.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_command_of_an_earlier_build_is_understood_whole(string name)
    {
        var sample = Samples("commands").FirstOrDefault(one => one["name"]!.GetValue<string>() == name);
        sample.ShouldNotBeNull($"add to Commands/Samples/commands.jsonl, such as:\n{Such(name)}\n");

        var message = CommandMessage.Parse(sample.ToJsonString());

        var again = CommandMessage.Of(Catalogue, message.Stream, message.ToCommand(Catalogue), message.Context, message.Cause).ToJson();
        Lost.Of(Parsed(sample.ToJsonString()), Parsed(again), name).ShouldBeNull();
    }

    [Fact]
    public void The_answers_of_an_earlier_build_are_understood_whole()
    {
        var answers = Samples("answers").ToList();
        answers.Count.ShouldBe(7);
        foreach (var sample in answers.Select(one => one.ToJsonString()))
        {
            var again = sample.Contains("\"schema\"", StringComparison.Ordinal) ? StateMessage.Parse(sample).ToJson() : ReplyMessage.Parse(sample).ToJson();
            Lost.Of(Parsed(sample), Parsed(again), "answer").ShouldBeNull();
        }
    }

    [Fact]
    public void What_a_later_build_adds_to_a_message_is_passed_over()
    {
        foreach (var sample in Samples("commands"))
        {
            var plain = CommandMessage.Parse(sample.ToJsonString());
            foreach (var place in new[] { sample, sample["body"]!.AsObject(), sample["context"]!.AsObject() }) place["addedLater"] = new JsonObject { ["a"] = 1 };

            var message = CommandMessage.Parse(sample.ToJsonString());

            message.Context.ShouldBe(plain.Context);
            Same.Difference(plain.ToCommand(Catalogue), message.ToCommand(Catalogue)).ShouldBeNull(message.Name);
        }
    }

    [Fact]
    public void A_message_of_a_later_form_and_a_command_not_known_yet_are_refused_clearly()
    {
        var later = Samples("commands").First();
        later["form"] = 2;
        Should.Throw<JsonException>(() => CommandMessage.Parse(later.ToJsonString()));

        var unknown = Samples("commands").First();
        unknown["name"] = "shelter/float";
        Should.Throw<JsonException>(() => CommandMessage.Parse(unknown.ToJsonString()).ToCommand(Catalogue));

        // Whoever asked hears that the outcome is not known and asks again, until all nodes are of one version.
        FaultMessage.NotUnderstood.ToException().ShouldBeOfType<EngineUnavailableException>();
    }

    private static string Such(string name)
    {
        var type = Catalogue.Find(name)!;
        var example = new Example(new Random(name.Sum(letter => letter)));
        var context = new CommandContext(example.Of<CommandId>(), new Actor(example.Of<AccountName>(), Role.TownshipOfficer, example.Of<PlaceCode>()), example.Of<DateTimeOffset>()) { Expected = new(3) };
        return CommandMessage.Of(Catalogue, new(type.Kind, example.Of<Guid>()), (ICommand)example.Of(type.Type)!, context, new(17)).ToJson();
    }

    private static JsonElement Parsed(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    private static IEnumerable<JsonObject> Samples(string name)
    {
        using var file = typeof(StoredMessageTests).Assembly.GetManifestResourceStream($"CivilAffairs.Relief.Engine.Tests.Commands.Samples.{name}.jsonl")!;
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
    }
}
