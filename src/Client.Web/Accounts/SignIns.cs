using System.Data.Common;
using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Norms;
using CivilAffairs.Relief.Domain;
using Dapper;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>Who signed in or tried to, from where and when, and what administrators did with accounts and norms: a table of its own, which only grows and is cut at its old end.</summary>
public sealed class SignIns(DbDataSource source, TimeProvider clock)
{
    private const string Columns = "id, at, name, outcome, address, agent, actor, was, became, norm";
    private const int Longest = 200;
    private const int CutEvery = 1000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private int _written;

    /// <param name="name">As typed.</param>
    /// <param name="scope">Of the account of that name; null where there is none.</param>
    /// <param name="done">What an administrator did to it, or to the norms of a place; null for what its owner did.</param>
    public async Task WriteAsync(string name, PlaceCode? scope, SignInOutcome outcome, string address, string agent, AccountIntervention? done, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        await using var connection = await source.OpenConnectionAsync(cancellationToken);

        // An id that begins with its time sorts by time on both databases.
        await connection.ExecuteAsync(new CommandDefinition(
            $"INSERT INTO sign_ins ({Columns}, scope) VALUES (@Id, @At, @Name, @Outcome, @Address, @Agent, @Actor, @Was, @Became, @Norm, @Scope)",
            new
            {
                Id = Guid.CreateVersion7(at).ToString(),
                At = at.ToUnixTimeMilliseconds(),
                Name = Cut(name),
                Outcome = outcome.ToString(),
                Address = Cut(address),
                Agent = Cut(agent),
                Actor = done?.By?.ToString(),
                Was = Write(done?.Was),
                Became = Write(done?.Became),
                Norm = Write(done?.Norm),
                Scope = scope?.ToString(),
            },
            cancellationToken: cancellationToken));
        if (Interlocked.Increment(ref _written) % CutEvery != 0) return;
        await connection.ExecuteAsync(new CommandDefinition("DELETE FROM sign_ins WHERE at < @Until", new { Until = (at - Kept).ToUnixTimeMilliseconds() }, cancellationToken: cancellationToken));
    }

    /// <summary>The latest first; names of no account are for those who see the whole country.</summary>
    /// <param name="before">Id of the last row of the page before; null for the first page.</param>
    public async Task<IReadOnlyList<SignInRow>> ReadAsync(PlaceCode scope, string? before, int take, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var inside = scope == PlaceCode.Country ? string.Empty : "AND scope LIKE @Inside";
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"SELECT {Columns} FROM sign_ins WHERE id < @Before {inside} ORDER BY id DESC LIMIT @Take",
            new { Before = before ?? "g", Inside = $"{scope}%", Take = (long)take },
            cancellationToken: cancellationToken));
        return [.. rows.Select(Told)];
    }

    /// <summary>The latest of one account first.</summary>
    public async Task<IReadOnlyList<SignInRow>> ReadOwnAsync(AccountName name, int take, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"SELECT {Columns} FROM sign_ins WHERE upper(name) = upper(@Name) ORDER BY id DESC LIMIT @Take",
            new { Name = name.ToString(), Take = (long)take },
            cancellationToken: cancellationToken));
        return [.. rows.Select(Told)];
    }

    /// <summary>When each account of the area signed in last.</summary>
    public async Task<IReadOnlyList<(string Name, DateTimeOffset At)>> LastAsync(PlaceCode scope, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            "SELECT upper(name) AS name, MAX(at) AS at FROM sign_ins WHERE outcome = @Outcome AND (@Everywhere OR scope LIKE @Inside) GROUP BY upper(name)",
            new { Outcome = nameof(SignInOutcome.SignedIn), Everywhere = scope == PlaceCode.Country, Inside = $"{scope}%" },
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => (row.Name, DateTimeOffset.FromUnixTimeMilliseconds(row.At)))];
    }

    private static SignInRow Told(Row row) => new(
        row.Id,
        DateTimeOffset.FromUnixTimeMilliseconds(row.At),
        row.Name,
        Enum.Parse<SignInOutcome>(row.Outcome),
        row.Address,
        row.Agent,
        AccountName.TryParse(row.Actor, out var by) ? by : null,
        Read<AccountRights>(row.Was),
        Read<AccountRights>(row.Became),
        Read<NormChange>(row.Norm));

    private static string? Write<T>(T? told)
        where T : class => told is null ? null : JsonSerializer.Serialize(told, ReliefJson.Options);

    private static T? Read<T>(string? told)
        where T : class => told is null ? null : JsonSerializer.Deserialize<T>(told, ReliefJson.Options);

    private static string Cut(string text) => (text.Length > Longest ? text[..Longest] : text).Replace('\0', ' ');

    private sealed class Row
    {
        public string Id { get; init; } = string.Empty;

        public long At { get; init; }

        public string Name { get; init; } = string.Empty;

        public string Outcome { get; init; } = string.Empty;

        public string Address { get; init; } = string.Empty;

        public string Agent { get; init; } = string.Empty;

        public string? Actor { get; init; }

        public string? Was { get; init; }

        public string? Became { get; init; }

        public string? Norm { get; init; }
    }
}

/// <param name="Name">As it was typed; it may be of no account.</param>
/// <param name="Agent">The program that asked, as it calls itself.</param>
/// <param name="By">The administrator who did it to the account; null where it was its owner, or somebody with the machine in hand.</param>
/// <param name="Was">What the account might do before an administrator changed it; null where nobody did, or it was not there.</param>
/// <param name="Became">What it might do after; null where nobody changed it, or it is gone.</param>
/// <param name="Norm">What the account, an administrator's, changed of the norms or the response plan of a place; null where it did not.</param>
public sealed record SignInRow(string Id, DateTimeOffset At, string Name, SignInOutcome Outcome, string Address, string Agent, AccountName? By, AccountRights? Was, AccountRights? Became, NormChange? Norm);

/// <summary>How it ended.</summary>
public enum SignInOutcome
{
    SignedIn,
    Failed,
    CodeMissing,
    CodeWrong,
    LockedOut,
    PasswordChanged,
    PasswordReset,
    SecondFactorOn,
    SecondFactorOff,

    /// <summary>A code on paper stood for one of the app.</summary>
    RecoveryCodeUsed,
    RecoveryCodesMade,

    /// <summary>An administrator changed the role, the place or the name.</summary>
    AccountChanged,
    AccountLocked,
    AccountUnlocked,
    AccountAdded,
    AccountRemoved,

    /// <summary>An administrator set a norm of the place.</summary>
    NormSet,
    NormEnded,
    NormWithdrawn,

    /// <summary>An administrator set the response plan of the place.</summary>
    PlanSet,
    PlanEnded,
    PlanWithdrawn,
}
