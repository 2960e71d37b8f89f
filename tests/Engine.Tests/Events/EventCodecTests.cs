using System.Collections.Immutable;
using System.Text;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Engine.Tests.Events;

public sealed class EventCodecTests
{
    private static readonly StreamName Stream = new(ThingKind.Household, Guid.Parse("0199aaaa-0000-7000-8000-000000000001"));

    private readonly EventCodec _codec = new(new EventCatalogue(Samples.Table));

    [Fact]
    public void An_event_comes_back_as_it_went_in()
    {
        using var seal = new SubjectSeal(Stream, key: null);
        var (type, data) = _codec.Encode(Samples.Whole, seal);

        var back = (SampleEvent.PersonNoted)_codec.Decode(Samples.Recorded(Stream, type, data), seal.Key);

        type.ShouldBe("sample.person-noted.1");
        back.Name.ShouldBe("张三");
        back.Weight.ShouldBe(new Quantity(12));
        back.Phones.ShouldBe(Samples.Whole.Phones);
        back.Relatives.ShouldBe(Samples.Whole.Relatives);
        back.Home.ShouldBe(Samples.Whole.Home);
        back.Counts.ShouldBe(Samples.Whole.Counts);
        back.Age.ShouldBe(71);
    }

    [Fact]
    public void Personal_data_is_nowhere_readable_in_the_stored_text()
    {
        using var seal = new SubjectSeal(Stream, key: null);
        var text = Encoding.UTF8.GetString(_codec.Encode(Samples.Whole, seal).Data.Span);

        text.ShouldNotContain("张三");
        text.ShouldNotContain("李四");
        text.ShouldNotContain("13800000000");
        text.ShouldContain("\"age\":\"sealed:");
        text.ShouldContain("\"weight\":12");
        text.ShouldContain("\"name\":\"sealed:");
        text.ShouldContain("\"mood\":\"quite-calm\"");
    }

    [Fact]
    public void Without_the_key_personal_data_reads_as_null_and_the_rest_stays()
    {
        using var seal = new SubjectSeal(Stream, key: null);
        var (type, data) = _codec.Encode(Samples.Whole, seal);

        var back = (SampleEvent.PersonNoted)_codec.Decode(Samples.Recorded(Stream, type, data), key: null);

        back.Name.ShouldBeNull();
        back.Age.ShouldBeNull();
        back.Phones.ShouldBeNull();
        back.Relatives.Select(relative => relative.Name).ShouldAllBe(name => name == null);
        back.Relatives.Select(relative => relative.Kinship).ShouldBe(["儿子", "女儿"]);
        back.Weight.ShouldBe(new Quantity(12));
    }

    [Fact]
    public void A_seal_moved_to_another_stream_does_not_open()
    {
        using var seal = new SubjectSeal(Stream, key: null);
        var (type, data) = _codec.Encode(Samples.Whole, seal);
        var other = Stream with { Key = Guid.NewGuid() };

        var fault = Should.Throw<UnreadableEventException>(() => _codec.Decode(Samples.Recorded(other, type, data), seal.Key));

        fault.Message.ShouldContain(other.ToString());
        fault.Message.ShouldNotContain("张三");
    }

    [Fact]
    public void The_same_fact_is_sealed_differently_each_time()
    {
        using var seal = new SubjectSeal(Stream, key: null);
        var one = _codec.Encode(Samples.Whole, seal).Data;
        var two = _codec.Encode(Samples.Whole, seal).Data;

        one.Span.SequenceEqual(two.Span).ShouldBeFalse();
    }

    [Fact]
    public void A_key_is_made_only_when_something_personal_is_there_to_seal()
    {
        using var seal = new SubjectSeal(Stream, key: null);
        _codec.Encode(new SampleEvent.Moved("西河口"), seal);
        _codec.Encode(new SampleEvent.PersonNoted(Name: null, new Quantity(1)), seal);
        seal.Key.ShouldBeNull();

        _codec.Encode(Samples.Whole, seal);
        seal.IsNew.ShouldBeTrue();
        seal.Key!.Bytes.Length.ShouldBe(32);
    }

    [Fact]
    public void An_erased_stream_takes_no_personal_data_again()
    {
        using var seal = new SubjectSeal(Stream, key: null, erased: true);
        _codec.Encode(new SampleEvent.Moved("西河口"), seal).Type.ShouldBe("sample.moved.1");
        Should.Throw<InvalidOperationException>(() => _codec.Encode(Samples.Whole, seal));
    }

    [Theory]
    [InlineData("""{"name":"王五","weight":3}""")]
    [InlineData("""{"weight":3,"addedLater":{"x":1},"name":"王五"}""")]
    public void What_older_and_newer_builds_wrote_still_reads(string json)
    {
        var back = (SampleEvent.PersonNoted)_codec.Decode(Samples.Recorded(Stream, "sample.person-noted.1", Encoding.UTF8.GetBytes(json)), key: null);

        back.Name.ShouldBe("王五");
        back.Relatives.ShouldBeEmpty();
        back.Counts.ShouldBeEmpty();
        back.Phones.ShouldBeNull();
        back.Mood.ShouldBe(Mood.QuiteCalm);
    }

    [Theory]
    [InlineData("sample.unheard-of.1", "{}")]
    [InlineData("sample.person-noted.1", """{"weight":-1}""")]
    [InlineData("sample.person-noted.1", """{"weight":1,"name":"sealed:AAAA"}""")]
    [InlineData("sample.person-noted.1", "null")]
    [InlineData("sample.person-noted.1", "")]
    public void What_cannot_be_read_says_where_it_is(string type, string json)
    {
        var key = new SubjectKey(new byte[32]);
        var fault = Should.Throw<UnreadableEventException>(() => _codec.Decode(Samples.Recorded(Stream, type, Encoding.UTF8.GetBytes(json)), key));

        fault.Message.ShouldContain(type);
        fault.Message.ShouldContain(Stream.ToString());
        fault.Recorded!.Type.ShouldBe(type);
    }

    [Fact]
    public void An_event_that_is_not_in_the_catalogue_is_not_written()
    {
        using var seal = new SubjectSeal(Stream, key: null);
        Should.Throw<ArgumentException>(() => _codec.Encode(new SampleEvent.Forgotten(), seal));
    }

    [Fact]
    public void Personal_data_that_could_not_be_null_is_refused_at_the_start() =>
        Should.Throw<InvalidOperationException>(() => new EventCodec(new EventCatalogue([EventName.Of<NeverNull>("sample.never-null.1")])));

    [Fact]
    public void Which_events_may_hold_personal_data_is_known_by_type()
    {
        _codec.HoldsPersonal("sample.person-noted.1").ShouldBeTrue();
        _codec.HoldsPersonal("sample.group-noted.1").ShouldBeTrue();
        _codec.HoldsPersonal("sample.moved.1").ShouldBeFalse();
        _codec.HoldsPersonal("sample.unheard-of.1").ShouldBeFalse();
        _codec.HoldsPersonal(typeof(SampleEvent)).ShouldBeTrue();
    }

    [Fact]
    public void A_case_of_a_union_inside_an_event_keeps_its_name()
    {
        using var seal = new SubjectSeal(Stream, key: null);
        var (type, data) = _codec.Encode(new SampleEvent.GroupNoted([new Found.InShelter("一中"), new Found.WithKin("李四")]), seal);

        Encoding.UTF8.GetString(data.Span).ShouldContain("\"kind\":\"in-shelter\"");
        var back = (SampleEvent.GroupNoted)_codec.Decode(Samples.Recorded(Stream, type, data), seal.Key);
        back.Where.ShouldBe([new Found.InShelter("一中"), new Found.WithKin("李四")]);
    }

    private sealed record NeverNull([property: Personal] int Age) : IEvent;
}

public enum Mood
{
    QuiteCalm,
    Upset,
}

public abstract record Found
{
    private Found()
    {
    }

    public sealed record InShelter(string Name) : Found;

    public sealed record WithKin([Personal] string? Whom) : Found;
}

public sealed record Relative([Personal] string? Name, string Kinship);

public abstract record SampleEvent : IEvent
{
    private SampleEvent()
    {
    }

    public sealed record PersonNoted(
        [Personal] string? Name,
        Quantity Weight,
        [property: Personal] int? Age = null,
        [Personal] IReadOnlyList<string>? Phones = null,
        ImmutableArray<Relative> Relatives = default,
        PlaceCode? Home = null,
        Mood Mood = default) : SampleEvent
    {
        public ImmutableDictionary<ItemCode, Quantity> Counts { get; init; } = ImmutableDictionary<ItemCode, Quantity>.Empty;
    }

    public sealed record GroupNoted(ImmutableArray<Found> Where) : SampleEvent;

    public sealed record Moved(string To) : SampleEvent;

    public sealed record Forgotten : SampleEvent;
}

internal static class Samples
{
    public static readonly IReadOnlyList<EventName> Table =
    [
        EventName.Of<SampleEvent.PersonNoted>("sample.person-noted.1"),
        EventName.Of<SampleEvent.GroupNoted>("sample.group-noted.1"),
        EventName.Of<SampleEvent.Moved>("sample.moved.1"),
    ];

    public static SampleEvent.PersonNoted Whole { get; } = new("张三", new Quantity(12), 71, ["13800000000"], [new("李四", "儿子"), new("李五", "女儿")], PlaceCode.Parse("341503"))
    {
        Counts = ImmutableDictionary<ItemCode, Quantity>.Empty.Add(ItemCode.Parse("rice"), new Quantity(500)),
    };

    public static RecordedEvent Recorded(StreamName stream, string type, ReadOnlyMemory<byte> data) =>
        new(new(1), stream, new(1), type, data, new(Guid.NewGuid()), 0, JournalPosition.None, AccountName.System, DateTimeOffset.UnixEpoch, new byte[32]);
}
