using System.Data.Common;
using CivilAffairs.Relief.Domain;
using Dapper;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>The norms that offices set for themselves, beside the accounts. Read at each request: another node may have written.</summary>
public sealed class NormStore(DbDataSource source)
{
    /// <summary>All that are not withdrawn, as they were set.</summary>
    public async Task<IReadOnlyList<OwnNorm>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            """
            SELECT id, kind, place, at_least AS AtLeast, amount, from_day AS FromDay, to_day AS ToDay, set_by AS SetBy, set_at AS SetAt
            FROM own_norms WHERE withdrawn_at IS NULL ORDER BY id
            """,
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToNorm())];
    }

    /// <returns>False where one of the same kind, place and level begins on that day.</returns>
    public async Task<bool> AddAsync(OwnNorm own, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO own_norms (id, kind, place, at_least, amount, from_day, to_day, set_by, set_at)
            VALUES (@Id, @Kind, @Place, @AtLeast, @Amount, @FromDay, @ToDay, @SetBy, @SetAt) ON CONFLICT DO NOTHING
            """,
            Row.Of(own),
            cancellationToken: cancellationToken)) == 1;
    }

    /// <returns>False where there is none, or it was withdrawn.</returns>
    public Task<bool> EndAsync(Guid id, DateOnly lastDay, CancellationToken cancellationToken) => Standing.EndAsync(source, "own_norms", id, lastDay, cancellationToken);

    /// <returns>False where there is none, or it was withdrawn before.</returns>
    public Task<bool> WithdrawAsync(Guid id, AccountName by, DateTimeOffset at, CancellationToken cancellationToken) => Standing.WithdrawAsync(source, "own_norms", id, by, at, cancellationToken);

    private sealed class Row
    {
        public string Id { get; init; } = string.Empty;

        public string Kind { get; init; } = string.Empty;

        public string Place { get; init; } = string.Empty;

        public string? AtLeast { get; init; }

        public long Amount { get; init; }

        public string FromDay { get; init; } = string.Empty;

        public string? ToDay { get; init; }

        public string SetBy { get; init; } = string.Empty;

        public long SetAt { get; init; }

        public static Row Of(OwnNorm own) => new()
        {
            Id = own.Id.ToString(),
            Kind = own.Norm.Kind.ToString(),
            Place = own.Norm.Place.ToString(),
            AtLeast = own.Norm.AtLeast?.ToString(),
            Amount = own.Norm.Amount,
            FromDay = DayText.Of(own.Norm.InForce.From),
            ToDay = own.Norm.InForce.To is { } to ? DayText.Of(to) : null,
            SetBy = own.SetBy.ToString(),
            SetAt = own.SetAt.ToUnixTimeMilliseconds(),
        };

        public OwnNorm ToNorm() => new(
            Guid.Parse(Id),
            new(Enum.Parse<NormKind>(Kind), PlaceCode.Parse(Place), AtLeast is null ? null : Enum.Parse<ResponseLevel>(AtLeast), Amount, Period.Parse(FromDay, ToDay)),
            AccountName.Parse(SetBy),
            DateTimeOffset.FromUnixTimeMilliseconds(SetAt));
    }
}
