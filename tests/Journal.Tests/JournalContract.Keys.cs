using System.Security.Cryptography;
using CivilAffairs.Relief.Testing;
using Xunit;

namespace CivilAffairs.Relief.Journal.Tests;

public abstract partial class JournalContract
{
    private static SubjectKey NewKey() => new(RandomNumberGenerator.GetBytes(32));

    [ContractFact]
    public async Task A_subject_key_is_found_until_it_is_destroyed()
    {
        var (kept, erased, never) = (NewStream(), NewStream(), NewStream());
        var (keptKey, erasedKey) = (NewKey(), NewKey());
        await AcceptAsync(Request(kept, 0) with { NewKey = keptKey });
        await AcceptAsync(Request(erased, 0) with { NewKey = erasedKey });

        var both = await _journal.FindKeysAsync([kept, erased, never], CancellationToken.None);
        Assert.Equal(2, both.Count);
        Assert.Equal(keptKey.Bytes.ToArray(), both[kept].Bytes.ToArray());
        Assert.Equal(erasedKey.Bytes.ToArray(), both[erased].Bytes.ToArray());

        await AcceptAsync(Request(erased, 1) with { DestroyKey = true });
        var one = await _journal.FindKeysAsync([kept, erased, never], CancellationToken.None);
        Assert.Equal([kept], one.Keys);
        Assert.Null((await JournalAudit.RunAsync(_journal, CancellationToken.None)).Broken);
    }

    [ContractFact]
    public async Task A_key_given_and_destroyed_in_one_batch_is_gone()
    {
        var stream = NewStream();
        await TogetherAsync(Request(stream, 0) with { NewKey = NewKey() }, Request(stream, 1) with { DestroyKey = true });
        Assert.Empty(await _journal.FindKeysAsync([stream], CancellationToken.None));
    }

    [ContractFact]
    public async Task A_key_of_a_refused_request_is_not_kept()
    {
        var stream = NewStream();
        await AppendAsync(Request(stream, 5) with { NewKey = NewKey() });
        Assert.Empty(await _journal.FindKeysAsync([stream], CancellationToken.None));
    }

    [ContractFact]
    public async Task A_key_moved_to_another_stream_does_not_open()
    {
        var (one, two) = (NewStream(), NewStream());
        await AcceptAsync(Request(one, 0) with { NewKey = NewKey() });
        await AcceptAsync(Request(two, 0));
        await _place.TamperAsync("update subject_keys set stream_id = 2");
        await Assert.ThrowsAsync<JournalException>(async () => await _journal.FindKeysAsync([two], CancellationToken.None));
    }

    [ContractFact]
    public async Task Another_master_key_is_refused()
    {
        await AcceptAsync(Request(NewStream(), 0));
        await Assert.ThrowsAsync<JournalException>(() => _place.OpenAsync(secrets: new(RandomNumberGenerator.GetBytes(32))));
    }
}
