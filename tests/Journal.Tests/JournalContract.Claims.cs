using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Testing;
using Xunit;

namespace CivilAffairs.Relief.Journal.Tests;

public abstract partial class JournalContract
{
    private const string ResidentId = "11010519491231002X";

    private static readonly PlaceCode Yuan = PlaceCode.Parse("341503");

    private static AppendRequest Taking(StreamName stream, long expected, string value = ResidentId) =>
        Request(stream, expected) with { Claims = [new("resident-id", value, Taken: true, Yuan)] };

    private static AppendRequest LettingGo(StreamName stream, long expected, string value = ResidentId) =>
        Request(stream, expected) with { Claims = [new("resident-id", value, Taken: false, Yuan)] };

    private ValueTask<ClaimHolder?> HolderAsync(string value = ResidentId) => _journal.FindClaimAsync("resident-id", value, CancellationToken.None);

    [ContractFact]
    public async Task A_claim_is_held_by_whoever_took_it_first()
    {
        var (first, second) = (NewStream(), NewStream());
        await AcceptAsync(Taking(first, 0));
        var request = Taking(second, 0);

        Assert.Equal(new Verdict.ClaimTaken(0, request.Claims[0], new(first, Yuan)), await AppendAsync(request));
        Assert.Equal(new(first, Yuan), await HolderAsync());
        Assert.Empty(await _journal.ReadStreamAsync(second, StreamVersion.None, 10, CancellationToken.None));
        Assert.Null(await _journal.FindClaimAsync("document", ResidentId, CancellationToken.None));
    }

    [ContractFact]
    public async Task The_holder_may_take_its_claim_again()
    {
        var stream = NewStream();
        await AcceptAsync(Taking(stream, 0));
        await AcceptAsync(Taking(stream, 1));
        Assert.Equal(stream, (await HolderAsync())!.Stream);
    }

    [ContractFact]
    public async Task A_claim_let_go_is_free_for_another()
    {
        var (first, second) = (NewStream(), NewStream());
        await AcceptAsync(Taking(first, 0));
        await AcceptAsync(LettingGo(first, 1));
        Assert.Null(await HolderAsync());
        await AcceptAsync(Taking(second, 0));
        Assert.Equal(second, (await HolderAsync())!.Stream);
    }

    [ContractFact]
    public async Task Nobody_lets_go_what_another_holds()
    {
        var holder = NewStream();
        await AcceptAsync(Taking(holder, 0));
        await AcceptAsync(LettingGo(NewStream(), 0));
        Assert.Equal(holder, (await HolderAsync())!.Stream);
        await AcceptAsync(LettingGo(NewStream(), 0, value: "never taken"));
    }

    [ContractFact]
    public async Task Claims_of_one_batch_see_each_other()
    {
        var (first, second, third) = (NewStream(), NewStream(), NewStream());
        var verdicts = await TogetherAsync(Taking(first, 0), Taking(second, 0), LettingGo(first, 1), Taking(third, 0), LettingGo(first, 2), Taking(second, 0));

        Assert.IsType<Verdict.Appended>(verdicts[0]);
        Assert.Equal(first, Assert.IsType<Verdict.ClaimTaken>(verdicts[1]).Holder.Stream);
        Assert.IsType<Verdict.Appended>(verdicts[2]);
        Assert.IsType<Verdict.Appended>(verdicts[3]);
        Assert.IsType<Verdict.Appended>(verdicts[4]);
        Assert.Equal(third, Assert.IsType<Verdict.ClaimTaken>(verdicts[5]).Holder.Stream);
        Assert.Equal(third, (await HolderAsync())!.Stream);
    }

    [ContractFact]
    public async Task A_request_refused_for_its_second_claim_takes_none()
    {
        var (holder, late) = (NewStream(), NewStream());
        await AcceptAsync(Taking(holder, 0, "B"));
        Claim[] claims = [new("resident-id", "A", Taken: true, Yuan), new("resident-id", "B", Taken: true, Yuan)];

        var verdicts = await TogetherAsync(Request(late, 0) with { Claims = claims }, Taking(holder, 1, "A"));
        Assert.Equal(1, Assert.IsType<Verdict.ClaimTaken>(verdicts[0]).Index);
        Assert.IsType<Verdict.Appended>(verdicts[1]);
        Assert.Equal(holder, (await HolderAsync("A"))!.Stream);
    }

    [ContractFact]
    public async Task A_request_may_let_go_one_claim_and_take_another_in_order()
    {
        var stream = NewStream();
        await AcceptAsync(Taking(stream, 0, "wrong"));
        Claim[] corrected = [new("resident-id", "wrong", Taken: false, Yuan), new("resident-id", "right", Taken: true, Place: null)];
        await AcceptAsync(Request(stream, 1) with { Claims = corrected });

        Assert.Null(await HolderAsync("wrong"));
        Assert.Equal(new(stream, Place: null), await HolderAsync("right"));
    }

    [ContractFact]
    public async Task A_conflict_is_told_before_a_claim_and_a_repeat_before_both()
    {
        var (holder, other) = (NewStream(), NewStream());
        var registered = Taking(holder, 0);
        await AcceptAsync(registered);
        await AcceptAsync(LettingGo(holder, 1));
        await AcceptAsync(Taking(other, 0));

        Assert.IsType<Verdict.AlreadyApplied>(await AppendAsync(registered));
        Assert.IsType<Verdict.VersionConflict>(await AppendAsync(Taking(holder, 1)));
        Assert.IsType<Verdict.ClaimTaken>(await AppendAsync(Taking(holder, 2)));
    }

    [ContractFact]
    public async Task Claims_outlive_a_restart()
    {
        var holder = NewStream();
        await AcceptAsync(Taking(holder, 0));
        await using var again = await _place.OpenAsync();
        Assert.IsType<Verdict.ClaimTaken>(await again.AppendAsync(Taking(NewStream(), 0), CancellationToken.None));
    }
}
