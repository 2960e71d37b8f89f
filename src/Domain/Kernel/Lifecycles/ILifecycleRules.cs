namespace CivilAffairs.Relief.Domain;

/// <summary>What runs the table of a lifecycle.</summary>
internal interface ILifecycleRules<TStage, TTrigger>
    where TStage : struct, Enum
    where TTrigger : struct, Enum
{
    bool Allows(TStage stage, TTrigger trigger);

    /// <summary>The stage after the trigger; false, and the stage as it was, where it is not permitted.</summary>
    bool TryFire(TStage stage, TTrigger trigger, out TStage next);
}
