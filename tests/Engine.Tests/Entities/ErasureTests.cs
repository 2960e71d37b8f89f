using System.Text;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine.Tests.Journals;
using CivilAffairs.Relief.Engine.Tests.StandIns;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Engine.Tests.Entities;

public sealed class ErasureTests : IAsyncDisposable
{
    private readonly Town _town = new();
    private readonly StreamName _diary = Town.NewDiary();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task The_first_personal_data_brings_a_key_that_serves_all_that_follows()
    {
        await _town.AcceptedAsync(_diary, new DiaryCommand.Write(Owner: null));
        await _town.AcceptedAsync(_diary, new DiaryCommand.Write("张三"));
        await _town.AcceptedAsync(_diary, new DiaryCommand.Write("李四"));

        _town.Journal.Requests.Select(request => request.NewKey is not null).ShouldBe([false, true, false]);
        await using var later = new Town(_town.Journal);
        (await later.DiaryAsync(_diary)).Owner.ShouldBe("李四");
        await later.AcceptedAsync(_diary, new DiaryCommand.Write("王五"));
        later.Journal.Requests.Single().NewKey.ShouldBeNull();
        foreach (var recorded in await _town.Journal.ReadStreamAsync(_diary, StreamVersion.None, 9, CancellationToken.None))
            Encoding.UTF8.GetString(recorded.Data.Span).ShouldNotContain("四");
    }

    [Fact]
    public async Task Erasing_destroys_the_key_and_leaves_the_facts()
    {
        await _town.AcceptedAsync(_diary, new DiaryCommand.Write("张三"));
        await _town.AcceptedAsync(_diary, new DiaryCommand.Burn());
        (await _town.TellAsync(_diary, new DiaryCommand.Write("李四"))).ShouldBe(new Outcome.Refused(new InAshes()));
        (await _town.DiaryAsync(_diary)).ShouldBe(new(Place: null, Owner: null, Pages: 1, Erased: true));

        await using var later = new Town(_town.Journal);
        (await later.DiaryAsync(_diary)).ShouldBe(new(Place: null, Owner: null, Pages: 1, Erased: true));
        (await _town.Journal.FindKeysAsync([_diary], CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_written_and_erased_in_one_batch_keeps_no_key()
    {
        var gate = new Gate();
        _town.Journal.Before = _ => gate.PassAsync();
        var first = _town.TellAsync(_diary, new DiaryCommand.Write(Owner: null));
        await gate.Reached;
        var written = _town.TellAsync(_diary, new DiaryCommand.Write("张三"));
        var burnt = _town.TellAsync(_diary, new DiaryCommand.Burn());
        var refused = _town.TellAsync(_diary, new DiaryCommand.Write("张三"));
        gate.Open();
        await Task.WhenAll(first, written, burnt);

        (await refused).ShouldBeOfType<Outcome.Refused>();
        (await _town.Journal.FindKeysAsync([_diary], CancellationToken.None)).ShouldBeEmpty();
        (await _town.DiaryAsync(_diary)).ShouldBe(new(Place: null, Owner: null, Pages: 2, Erased: true));
    }

    [Fact]
    public async Task Personal_data_after_the_erasure_is_a_bug_and_is_not_recorded()
    {
        await _town.AcceptedAsync(_diary, new DiaryCommand.Write("张三"));
        await _town.AcceptedAsync(_diary, new DiaryCommand.Burn());
        await Should.ThrowAsync<InvalidOperationException>(_town.TellAsync(_diary, new DiaryCommand.WriteInAshes("李四")));

        await using var later = new Town(_town.Journal);
        await Should.ThrowAsync<InvalidOperationException>(later.TellAsync(_diary, new DiaryCommand.WriteInAshes("李四")));
        (await later.DiaryAsync(_diary)).Pages.ShouldBe(1);
    }

    [Fact]
    public async Task A_reader_of_the_tail_sees_personal_data_until_it_is_erased()
    {
        var reader = new EventReader(_town.Journal, Town.Codec);
        await _town.AcceptedAsync(_diary, new DiaryCommand.Write("张三"));
        var live = await reader.ReadAsync(JournalPosition.None, 100, CancellationToken.None);
        live.Select(one => one.Body).ShouldBe([new DiaryEvent.Written("张三")]);

        await _town.AcceptedAsync(_diary, new DiaryCommand.Burn());
        (await reader.ReadAsync(live[^1].Position, 100, CancellationToken.None)).Select(one => one.Body).ShouldBe([new DiaryEvent.Burnt()]);

        var rebuilt = await reader.ReadAsync(JournalPosition.None, 100, CancellationToken.None);
        rebuilt.Select(one => one.Body).ShouldBe([new DiaryEvent.Written(Owner: null), new DiaryEvent.Burnt()]);
    }

    [Fact]
    public async Task What_was_decoded_at_the_tail_serves_whoever_reads_there_next()
    {
        var reader = new EventReader(_town.Journal, Town.Codec);
        await _town.AcceptedAsync(_diary, new DiaryCommand.Write("张三"));
        var first = await reader.ReadAsync(JournalPosition.None, 100, CancellationToken.None);
        await _town.AcceptedAsync(_diary, new DiaryCommand.Write("李四"));
        var both = await reader.ReadAsync(JournalPosition.None, 100, CancellationToken.None);
        both.Count.ShouldBe(2);
        both[0].ShouldBeSameAs(first[0]);
        (await reader.ReadAsync(JournalPosition.None, 1, CancellationToken.None)).ShouldBe([first[0]]);
    }

    [Fact]
    public async Task A_reader_of_the_tail_gets_what_comes_before_an_event_it_cannot_read()
    {
        await _town.AcceptedAsync(_diary, new DiaryCommand.Write("张三"));
        var bad = new Journal.NewEvent(Town.NewId(), 0, "diary.unheard-of.1", "{}"u8.ToArray(), AccountName.System, DateTimeOffset.UnixEpoch, JournalPosition.None);
        await _town.Journal.AppendAsync(new(_diary, new(1), [bad]), CancellationToken.None);

        var read = await new EventReader(_town.Journal, Town.Codec).ReadAsync(JournalPosition.None, 100, CancellationToken.None);
        read[0].Body.ShouldBe(new DiaryEvent.Written("张三"));
        read[1].Fault.ShouldNotBeNull();
        Should.Throw<UnreadableEventException>(() => read[1].Body).Message.ShouldContain("diary.unheard-of.1");
    }
}
