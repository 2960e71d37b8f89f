using System.Data.Common;
using CivilAffairs.Relief.Domain;
using Dapper;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>The norms that offices set for themselves.</summary>
public sealed class NormStore(DbDataSource source) : OwnStore<OwnNorm>(source, "own_norms")
{
    /// <returns>False where one of the same kind, place and level begins on that day.</returns>
    public override async Task<bool> AddAsync(OwnNorm own, CancellationToken cancellationToken)
    {
        await using var connection = await Source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO own_norms (id, kind, place, at_least, amount, from_day, to_day, set_by, set_at)
            VALUES (@Id, @Kind, @Place, @AtLeast, @Amount, @FromDay, @ToDay, @SetBy, @SetAt) ON CONFLICT DO NOTHING
            """,
            new Row(own),
            cancellationToken: cancellationToken)) == 1;
    }

    protected override async Task<IReadOnlyList<OwnNorm>> ReadAsync(string which, object? with, CancellationToken cancellationToken)
    {
        await using var connection = await Source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"SELECT {OwnRow.Columns}, kind, at_least AS AtLeast, amount FROM own_norms WHERE {which} ORDER BY id", with, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToNorm())];
    }

    private sealed class Row : OwnRow
    {
        public Row()
        {
        }

        public Row(OwnNorm own)
            : base(own)
        {
            Kind = own.Norm.Kind.ToString();
            AtLeast = own.Norm.AtLeast?.ToString();
            Amount = own.Norm.Amount;
        }

        public string Kind { get; init; } = string.Empty;

        public string? AtLeast { get; init; }

        public long Amount { get; init; }

        public OwnNorm ToNorm() => new(
            Guid.Parse(Id),
            new(Enum.Parse<NormKind>(Kind), PlaceCode.Parse(Place), AtLeast is null ? null : Enum.Parse<ResponseLevel>(AtLeast), Amount, InForce),
            AccountName.Parse(SetBy),
            DateTimeOffset.FromUnixTimeMilliseconds(SetAt));
    }
}
