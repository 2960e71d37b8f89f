using System.Collections.Frozen;

namespace CivilAffairs.Relief.Domain;

/// <summary>A lifecycle run by looking up its table.</summary>
internal sealed class TableRules<TStage, TTrigger> : ILifecycleRules<TStage, TTrigger>
    where TStage : struct, Enum
    where TTrigger : struct, Enum
{
    private readonly FrozenDictionary<(TStage, TTrigger), TStage> _table;

    /// <exception cref="ArgumentException">Two rows lead from one stage with one trigger.</exception>
    public TableRules(IEnumerable<Transition<TStage, TTrigger>> transitions) =>
        // Not straight to the frozen one, which lets the last of two rows win.
        _table = transitions.ToDictionary(t => (t.From, t.Trigger), t => t.To).ToFrozenDictionary();

    public bool Allows(TStage stage, TTrigger trigger) => _table.ContainsKey((stage, trigger));

    public bool TryFire(TStage stage, TTrigger trigger, out TStage next)
    {
        if (_table.TryGetValue((stage, trigger), out next)) return true;
        next = stage;
        return false;
    }
}
