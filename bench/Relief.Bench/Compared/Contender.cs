namespace CivilAffairs.Relief.Bench.Compared;

/// <summary>What is compared.</summary>
internal enum Contender
{
    Obvious,
    Sqlite,
    Postgres,
}
