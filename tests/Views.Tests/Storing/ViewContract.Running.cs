using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using CivilAffairs.Relief.Views.Running;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests;

public abstract partial class ViewContract
{
    private static readonly AccountName Operator = AccountName.TryParse("wang.operator", out var account) ? account : default;

    [ContractFact]
    public async Task A_poison_event_stops_that_view_alone_and_says_where_and_why()
    {
        var (sick, well) = (new NoteProjection(), new NoteProjection("others") { Healed = true });
        await using var node = await StartAsync(sick, well);
        var before = await _journal.AppendAsync(Note("a", East));
        var poison = await _journal.AppendAsync(new NoteEvent.Poison("p"));
        var last = await _journal.AppendAsync(Note("b", East));

        await node.UntilAsync("others", last);
        var status = await node.UntilAsync("notes", status => status.Stop is not null);

        Assert.Equal((before, poison, "test.poison.1"), (status.Position, status.Stop!.At, status.Stop.Event));
        Assert.Contains("InvalidOperationException", status.Stop.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", status.Stop.Error, StringComparison.Ordinal);
        Assert.Equal(["a"], Keys(await node.RowsAsync(sick.Notes)));
        Assert.Equal(["b", "p"], Keys(await node.RowsAsync(well.Notes)));
        Assert.Equal(poison, (await node.Consumers.InspectAsync("notes", CancellationToken.None))!.Position);
        Assert.Null(await node.Consumers.InspectAsync("others", CancellationToken.None));
        var late = await Assert.ThrowsAsync<TimeoutException>(async () => await node.Store.WaitForAsync(sick.Notes, last, CancellationToken.None));
        Assert.Contains($"stands still before {poison}", late.Message, StringComparison.Ordinal);
    }

    [ContractFact]
    public async Task A_stopped_view_goes_on_when_tried_again_after_the_cure()
    {
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        var last = await _journal.AppendAsync(Note("a", East), new NoteEvent.Poison("p"), Note("b", East));
        await node.UntilAsync("notes", status => status.Stop is not null);
        view.Healed = true;

        Assert.True(await node.Consumers.RetryAsync("notes", Operator, "新版本", CancellationToken.None));

        await node.UntilAsync("notes", last);
        Assert.Equal(["b", "p"], Keys(await node.RowsAsync(view.Notes)));
        Assert.False(await node.Consumers.RetryAsync("notes", Operator, "again", CancellationToken.None));
    }

    [ContractFact]
    public async Task An_event_that_is_skipped_is_left_out_and_who_skipped_it_is_kept()
    {
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        var last = await _journal.AppendAsync(Note("a", East), new NoteEvent.Poison("p"), Note("b", East));
        var stop = (await node.UntilAsync("notes", status => status.Stop is not null)).Stop!;

        Assert.True(await node.Consumers.SkipAsync("notes", Operator, "演练数据", CancellationToken.None));

        await node.UntilAsync("notes", last);
        Assert.Equal(["a", "b"], Keys(await node.RowsAsync(view.Notes)));
        var kept = Assert.Single(await node.Consumers.InterventionsAsync(10, CancellationToken.None));
        Assert.Equal(("notes", "skip", stop.At, Operator, "演练数据"), (kept.Consumer, kept.Action, kept.Position, kept.Operator, kept.Reason));
    }

    [ContractFact]
    public async Task An_event_that_no_build_can_read_stops_the_views_before_it()
    {
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        var before = await _journal.AppendAsync(Note("a", East));
        var unreadable = await _journal.AppendUnreadableAsync();

        var status = await node.UntilAsync("notes", status => status.Stop is not null);

        Assert.Equal((before, unreadable, "test.of-the-future.1"), (status.Position, status.Stop!.At, status.Stop.Event));
    }

    [ContractFact]
    public async Task Rebuilt_rows_equal_live_rows()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        var view = new NoteProjection();
        await using var node = await StartAsync(view);
        var last = JournalPosition.None;
        for (int i = 0; i < 300; i++)
        {
            last = await _journal.AppendAsync(random.Next(4) == 0
                ? new NoteEvent.TornUp($"k{random.Next(30)}")
                : Note($"k{random.Next(30)}", random.Next(2) == 0 ? East : West, "rice", random.Next(2)));
            if (random.Next(5) == 0) await node.UntilAsync("notes", last);
        }

        await node.UntilAsync("notes", last);
        var (notes, places) = (Texts(await node.RowsAsync(view.Notes)).ToArray(), Texts(await node.RowsAsync(view.Places)).ToArray());
        var epoch = node.Store.Epoch(view.Notes);

        Assert.True(await node.Consumers.ResetAsync("notes", Operator, "check", CancellationToken.None));
        await node.UntilAsync("notes", status => status.Epoch > epoch && status.Position == last);

        Assert.True(notes.SequenceEqual(Texts(await node.RowsAsync(view.Notes))), $"notes differ, seed {seed}");
        Assert.True(places.SequenceEqual(Texts(await node.RowsAsync(view.Places))), $"places differ, seed {seed}");
    }

    [ContractFact]
    public async Task A_view_of_a_new_version_is_built_anew_and_the_others_are_left_alone()
    {
        JournalPosition last;
        await using (var former = await StartAsync(new NoteProjection(), new NoteProjection("others"), new NoteProjection("third")))
        {
            last = await ProjectAsync(former, Note("a", East, "rice"), Note("b", West));
            await former.UntilAsync("others", last);
            await former.UntilAsync("third", last);
        }

        var changed = new NoteProjection("notes", 2);
        var wider = new NoteProjection("third", 1, new ViewColumn<NoteRow>("length", row => (long)row.Text.Length));
        await using var node = await StartAsync(changed, new NoteProjection("others"), wider);
        await node.UntilAsync("notes", status => status.Epoch == 2 && status.Position == last);
        await node.UntilAsync("third", status => status.Epoch == 2 && status.Position == last);

        Assert.Equal(1, node.Store.Progress.Find("others")!.Epoch);
        Assert.Equal(["a", "b"], Keys(await node.RowsAsync(changed.Notes)));
        Assert.Equal(["a", "b"], Keys((await node.Store.ListAsync(wider.Notes, In(County), new("length"), CancellationToken.None)).Rows));
    }

    [ContractFact]
    public async Task A_restart_goes_on_where_it_was()
    {
        var view = new NoteProjection();
        await using (var former = await StartAsync(view)) await ProjectAsync(former, Note("a", East, number: 1));
        await using var node = await StartAsync(view);
        await ProjectAsync(node, Note("b", East, number: 2));

        Assert.Equal(["a", "b"], Keys(await node.RowsAsync(view.Notes)));
        Assert.Equal(1, node.Store.Epoch(view.Notes));
    }

    [ContractFact]
    public async Task Views_of_a_journal_that_is_no_longer_are_built_anew()
    {
        var view = new NoteProjection();
        await using (var former = await StartAsync(view)) await ProjectAsync(former, Note("a", East), Note("b", East));
        await using var restored = new NoteJournal();
        var last = await restored.AppendAsync(Note("c", East));

        await using var node = await ViewNode.StartAsync(_place, restored, [view]);
        await node.UntilAsync("notes", status => status.Epoch == 2 && status.Position == last);

        Assert.Equal(["c"], Keys(await node.RowsAsync(view.Notes)));
    }

    [ContractFact]
    public async Task What_an_older_holder_of_the_lease_still_writes_is_refused()
    {
        var view = new NoteProjection();
        await using var store = await ViewStore.OpenAsync(_place.Open(), [view]);
        var former = new Leases(store.Database, new() { Node = "former", LeaseTerm = TimeSpan.Zero - TimeSpan.FromSeconds(1) }, TimeProvider.System);
        var later = new Leases(store.Database, new() { Node = "later" }, TimeProvider.System);
        var old = (await former.TakeAsync("projections", first: false, CancellationToken.None))!;
        var now = (await later.TakeAsync("projections", first: false, CancellationToken.None))!;
        Assert.True(now.Fence > old.Fence);
        Assert.Null(await former.TakeAsync("projections", first: false, CancellationToken.None));

        await using var writer = await Storage.BatchWriter.OpenAsync(store, former, old, new(), workers: 1, CancellationToken.None);
        var status = store.Progress.Find("notes")!;
        var rows = writer.NewBatch("notes");
        rows.Begin(new(1));
        rows.Put(view.Notes, "a", new("a", PlaceCode.Country, "late", 0, null, []));
        await Assert.ThrowsAsync<LeaseLostException>(async () => await writer.CommitAsync([new(status, status with { Position = new(1) }, rows)], wait: true, CancellationToken.None));

        Assert.Null(await store.FindAsync(view.Notes, "a", PlaceCode.Country, CancellationToken.None));
        await later.ReleaseAsync(now, CancellationToken.None);
        Assert.NotNull(await former.TakeAsync("projections", first: false, CancellationToken.None));
    }
}
