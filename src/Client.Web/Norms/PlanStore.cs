using System.Data.Common;
using CivilAffairs.Relief.Domain;
using Dapper;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>The response plans that offices set for themselves, edition by edition.</summary>
public sealed class PlanStore(DbDataSource source) : OwnStore<OwnPlan>(source, "own_plans")
{
    /// <summary>The plans of all places, those shipped and those that offices set, for whoever looks up what is in force.</summary>
    /// <remarks>Where a later version ships an edition that begins on the same day for the same place, that one holds.</remarks>
    public async Task<ResponseThresholds> ThresholdsAsync(CancellationToken cancellationToken)
    {
        var shipped = ResponseThresholds.Shipped;
        var own = await ListAsync(cancellationToken);
        return shipped.With(own.Where(plan => !shipped.All.Any(row => row.Place == plan.Place && row.InForce.From == plan.InForce.From)).SelectMany(plan => plan.Thresholds));
    }

    /// <returns>False where an edition of that place begins on that day.</returns>
    public override async Task<bool> AddAsync(OwnPlan own, CancellationToken cancellationToken)
    {
        await using var connection = await Source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        Row[] rows = [.. own.Levels.Select(level => new Row(own, level))];
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

    protected override async Task<IReadOnlyList<OwnPlan>> ReadAsync(string which, object? with, CancellationToken cancellationToken)
    {
        await using var connection = await Source.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            SELECT {OwnRow.Columns},
                level, dead_or_missing AS DeadOrMissing, relocated_or_in_need AS RelocatedOrInNeed, rooms_lost AS RoomsLost, homes_lost AS HomesLost
            FROM own_plans JOIN own_plan_levels ON plan = id WHERE {which} ORDER BY id
            """,
            with,
            cancellationToken: cancellationToken));
        return [.. rows.GroupBy(row => row.Id).Select(edition => Row.ToPlan([.. edition]))];
    }

    private sealed class Row : OwnRow
    {
        public Row()
        {
        }

        public Row(OwnPlan own, PlanLevel level)
            : base(own)
        {
            Level = level.Level.ToString();
            DeadOrMissing = level.DeadOrMissing;
            RelocatedOrInNeed = level.RelocatedOrInNeed;
            RoomsLost = level.RoomsLost;
            HomesLost = level.HomesLost;
        }

        public string Level { get; init; } = string.Empty;

        public long? DeadOrMissing { get; init; }

        public long? RelocatedOrInNeed { get; init; }

        public long? RoomsLost { get; init; }

        public long? HomesLost { get; init; }

        public static OwnPlan ToPlan(IReadOnlyList<Row> rows) => new(
            Guid.Parse(rows[0].Id),
            PlaceCode.Parse(rows[0].Place),
            rows[0].InForce,
            [.. rows.Select(row => new PlanLevel(Enum.Parse<ResponseLevel>(row.Level), row.DeadOrMissing, row.RelocatedOrInNeed, row.RoomsLost, row.HomesLost)).OrderByDescending(level => level.Level)],
            AccountName.Parse(rows[0].SetBy),
            DateTimeOffset.FromUnixTimeMilliseconds(rows[0].SetAt));
    }
}
