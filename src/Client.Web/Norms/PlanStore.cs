using System.Data.Common;
using CivilAffairs.Relief.Domain;
using Dapper;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>The response plans that offices set for themselves, edition by edition, beside the accounts. Read at each request: another node may have written.</summary>
public sealed class PlanStore(DbDataSource source)
{
    /// <summary>All that are not withdrawn, as they were set.</summary>
    public async Task<IReadOnlyList<OwnPlan>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            """
            SELECT id, place, from_day AS FromDay, to_day AS ToDay, set_by AS SetBy, set_at AS SetAt,
                level, dead_or_missing AS DeadOrMissing, relocated_or_in_need AS RelocatedOrInNeed, rooms_lost AS RoomsLost, homes_lost AS HomesLost
            FROM own_plans JOIN own_plan_levels ON plan = id WHERE withdrawn_at IS NULL ORDER BY id
            """,
            cancellationToken: cancellationToken));
        return [.. rows.GroupBy(row => row.Id).Select(edition => Row.ToPlan([.. edition]))];
    }

    /// <summary>The plans of all places, those shipped and those that offices set, for whoever looks up what is in force.</summary>
    /// <remarks>Where a later version ships an edition that begins on the same day for the same place, that one holds.</remarks>
    public async Task<ResponseThresholds> ThresholdsAsync(CancellationToken cancellationToken)
    {
        var shipped = ResponseThresholds.Shipped;
        var own = await ListAsync(cancellationToken);
        return shipped.With(own.Where(plan => !shipped.All.Any(row => row.Place == plan.Place && row.InForce.From == plan.InForce.From)).SelectMany(plan => plan.Thresholds));
    }

    /// <returns>False where an edition of that place begins on that day.</returns>
    public async Task<bool> AddAsync(OwnPlan own, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var rows = Row.Of(own);
        var added = await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO own_plans (id, place, from_day, to_day, set_by, set_at) VALUES (@Id, @Place, @FromDay, @ToDay, @SetBy, @SetAt) ON CONFLICT DO NOTHING",
            rows[0],
            transaction,
            cancellationToken: cancellationToken)) == 1;
        if (!added) return false;
        await connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO own_plan_levels (plan, level, dead_or_missing, relocated_or_in_need, rooms_lost, homes_lost)
            VALUES (@Id, @Level, @DeadOrMissing, @RelocatedOrInNeed, @RoomsLost, @HomesLost)
            """,
            rows,
            transaction,
            cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <returns>False where there is none, or it was withdrawn.</returns>
    public Task<bool> EndAsync(Guid id, DateOnly lastDay, CancellationToken cancellationToken) => Standing.EndAsync(source, "own_plans", id, lastDay, cancellationToken);

    /// <returns>False where there is none, or it was withdrawn before.</returns>
    public Task<bool> WithdrawAsync(Guid id, AccountName by, DateTimeOffset at, CancellationToken cancellationToken) => Standing.WithdrawAsync(source, "own_plans", id, by, at, cancellationToken);

    private sealed class Row
    {
        public string Id { get; init; } = string.Empty;

        public string Place { get; init; } = string.Empty;

        public string FromDay { get; init; } = string.Empty;

        public string? ToDay { get; init; }

        public string SetBy { get; init; } = string.Empty;

        public long SetAt { get; init; }

        public string Level { get; init; } = string.Empty;

        public long? DeadOrMissing { get; init; }

        public long? RelocatedOrInNeed { get; init; }

        public long? RoomsLost { get; init; }

        public long? HomesLost { get; init; }

        public static Row[] Of(OwnPlan own) =>
        [
            .. own.Levels.Select(level => new Row
            {
                Id = own.Id.ToString(),
                Place = own.Place.ToString(),
                FromDay = DayText.Of(own.InForce.From),
                ToDay = own.InForce.To is { } to ? DayText.Of(to) : null,
                SetBy = own.SetBy.ToString(),
                SetAt = own.SetAt.ToUnixTimeMilliseconds(),
                Level = level.Level.ToString(),
                DeadOrMissing = level.DeadOrMissing,
                RelocatedOrInNeed = level.RelocatedOrInNeed,
                RoomsLost = level.RoomsLost,
                HomesLost = level.HomesLost,
            }),
        ];

        public static OwnPlan ToPlan(IReadOnlyList<Row> rows) => new(
            Guid.Parse(rows[0].Id),
            PlaceCode.Parse(rows[0].Place),
            Period.Parse(rows[0].FromDay, rows[0].ToDay),
            [.. rows.Select(row => new PlanLevel(Enum.Parse<ResponseLevel>(row.Level), row.DeadOrMissing, row.RelocatedOrInNeed, row.RoomsLost, row.HomesLost)).OrderByDescending(level => level.Level)],
            AccountName.Parse(rows[0].SetBy),
            DateTimeOffset.FromUnixTimeMilliseconds(rows[0].SetAt));
    }
}
