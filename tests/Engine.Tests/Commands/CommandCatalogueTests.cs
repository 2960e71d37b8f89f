using System.Text.Json;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Commands;
using CivilAffairs.Relief.Engine.Tests.StandIns;
using CivilAffairs.Relief.Journal;

namespace CivilAffairs.Relief.Engine.Tests.Commands;

public sealed class CommandCatalogueTests
{
    private static readonly CommandCatalogue Catalogue = CommandCatalogue.Relief;

    [Fact]
    public void Every_command_of_the_domain_has_exactly_one_name()
    {
        var commands = typeof(ICommand).Assembly.GetTypes().Where(type => typeof(ICommand).IsAssignableFrom(type) && !type.IsAbstract);
        Catalogue.All.Select(one => one.Type).ShouldBe(commands, ignoreOrder: true);
    }

    [Theory]
    [InlineData("shelter/reserve-places", typeof(ShelterCommand.ReservePlaces))]
    [InlineData("depot/receive-stock", typeof(DepotCommand.ReceiveStock))]
    [InlineData("household/register", typeof(HouseholdCommand.Register))]
    [InlineData("disaster/order-evacuation", typeof(DisasterCommand.OrderEvacuation))]
    public void Names_follow_from_the_thing_and_the_record(string name, Type type)
    {
        Catalogue.Find(name)!.Type.ShouldBe(type);
        Catalogue.Find(type)!.Name.ShouldBe(name);
        Catalogue.Find(type)!.Roles.ShouldBe(Authority.Allowed(type));
    }

    [Fact]
    public void Every_command_travels_and_comes_back_the_same()
    {
        foreach (var name in Catalogue.All)
        {
            for (int seed = 0; seed < 20; seed++)
            {
                var example = new Example(new Random(seed));
                var command = (ICommand)example.Of(name.Type)!;
                var context = new CommandContext(example.Of<CommandId>(), new Actor(example.Of<AccountName>(), Role.DepotManager, example.Of<PlaceCode>(), example.Of<DepotId>()), example.Of<DateTimeOffset>());
                var stream = new StreamName(name.Kind, Guid.NewGuid());

                var message = CommandMessage.Parse(CommandMessage.Of(Catalogue, stream, command, context, new(17)).ToJson());

                Same.Difference(command, message.ToCommand(Catalogue)).ShouldBeNull($"{name.Name}, seed {seed}");
                (message.Stream, message.Name, message.Cause).ShouldBe((stream, name.Name, new JournalPosition(17)));
                message.Context.ShouldBe(context);
            }
        }
    }

    [Theory]
    [InlineData("shelter/burn", "{}")]
    [InlineData("shelter/admit", "[]")]
    [InlineData("shelter/admit", "null")]
    [InlineData("shelter/admit", "{}")]
    [InlineData("shelter/admit", """{"movement":"not a guid"}""")]
    [InlineData("shelter/change-capacity", """{"capacity":"many","reason":"x"}""")]
    public void What_is_no_command_is_refused(string name, string body)
    {
        using var parsed = JsonDocument.Parse(body);
        Should.Throw<JsonException>(() => Catalogue.Read(name, parsed.RootElement));
    }

    [Fact]
    public void Outcomes_travel_and_come_back()
    {
        var receipt = new Receipt(Town.NewId(), new(9), new(4));
        foreach (var outcome in new Outcome[] { new Outcome.Accepted(receipt), new Outcome.Accepted(receipt, Repeated: true), new Outcome.AlreadyTrue(new(5), new(2)) })
            OutcomeMessage.Parse(OutcomeMessage.Of(outcome).ToJson()).ToOutcome().ShouldBe(outcome);

        var back = (Outcome.Refused)OutcomeMessage.Parse(OutcomeMessage.Of(new Outcome.Refused(new TooFewCoins(3))).ToJson()).ToOutcome();
        back.Refusal.Is<TooFewCoins>().ShouldBeTrue();
        back.Refusal.Is<InAshes>().ShouldBeFalse();
        (back.Refusal.Code, back.Refusal.Field, back.Refusal.Reason).ShouldBe(("too-few-coins", "coins", new Bilingual("只剩 3", "only 3 left")));
    }

    [Fact]
    public void A_message_of_a_form_not_known_is_refused()
    {
        var message = OutcomeMessage.Of(new Outcome.AlreadyTrue(new(5), new(2))) with { Form = 2 };
        Should.Throw<JsonException>(() => OutcomeMessage.Parse(message.ToJson()));
        Should.Throw<JsonException>(() => CommandMessage.Parse("{}"));
    }
}
