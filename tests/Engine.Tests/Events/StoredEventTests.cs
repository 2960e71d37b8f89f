using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Tests.StandIns;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Engine.Tests.Events;

/// <summary>What was once written reads for ever: the samples are never changed, only added to.</summary>
public sealed class StoredEventTests
{
    private static readonly StreamName Stream = new(ThingKind.Household, Guid.Parse("0199aaaa-0000-7000-8000-000000000001"));

    private static readonly JsonSerializerOptions Plain = new(ReliefJson.Create(strict: false)) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true };

    public static TheoryData<string> Names => [.. EventCatalogue.Relief.All.Select(one => one.Name).Order()];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_stored_in_the_first_form_still_reads(string name)
    {
        var type = EventCatalogue.Relief.Find(name)!.Type;
        using var file = typeof(StoredEventTests).Assembly.GetManifestResourceStream($"CivilAffairs.Relief.Engine.Tests.Events.Samples.{name}.json");
        file.ShouldNotBeNull($"add Events/Samples/{name}.json, such as:\n{JsonSerializer.Serialize(new Example(new Random(name.Sum(letter => letter))).Of(type), type, Plain)}\n");
        var sample = JsonSerializer.Deserialize<JsonElement>(file);

        var read = EventCodec.Relief.Decode(Recorded(name, Encoding.UTF8.GetBytes(sample.GetRawText())), key: null);

        Lost.Of(sample, JsonSerializer.SerializeToElement(read, type, Plain), name).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_event_comes_back_from_the_journal_as_it_went_in(string name)
    {
        var type = EventCatalogue.Relief.Find(name)!.Type;
        for (int seed = 0; seed < 30; seed++)
        {
            var written = (IEvent)new Example(new Random(seed)).Of(type)!;
            using var seal = new SubjectSeal(Stream, key: null);
            var (stored, data) = EventCodec.Relief.Encode(written, seal);
            var read = EventCodec.Relief.Decode(Recorded(stored, data), seal.Key);

            stored.ShouldBe(name);
            Same.Difference(written, read).ShouldBeNull($"seed {seed}");
        }
    }

    [Fact]
    public void Personal_data_of_a_household_is_nowhere_readable_in_its_stored_events()
    {
        string[] personal = ["张三", "买买提", "11010519491231002X", "440524188001010014", "13800138000", "4539578763621486", "4111111111111111"];
        foreach (var type in EventCatalogue.Relief.All.Select(one => one.Type))
        {
            for (int seed = 0; seed < 30; seed++)
            {
                using var seal = new SubjectSeal(Stream, key: null);
                var text = Encoding.UTF8.GetString(EventCodec.Relief.Encode((IEvent)new Example(new Random(seed)).Of(type)!, seal).Data.Span);
                foreach (var secret in personal) text.ShouldNotContain(secret, customMessage: $"{type}, seed {seed}");
            }
        }
    }

    [Fact]
    public void Only_households_hold_personal_data()
    {
        EventCodec.Relief.HoldsPersonal(typeof(HouseholdEvent)).ShouldBeTrue();
        foreach (var union in new[] { typeof(DisasterEvent), typeof(ShelterEvent), typeof(DepotEvent) }) EventCodec.Relief.HoldsPersonal(union).ShouldBeFalse();
    }

    private static RecordedEvent Recorded(string type, ReadOnlyMemory<byte> data) =>
        new(new(1), Stream, new(1), type, data, new(Guid.NewGuid()), 0, JournalPosition.None, AccountName.System, DateTimeOffset.UnixEpoch, new byte[32]);
}
