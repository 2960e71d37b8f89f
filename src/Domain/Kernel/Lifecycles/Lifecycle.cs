using System.Text;

namespace CivilAffairs.Relief.Domain;

/// <summary>One permitted step of a lifecycle.</summary>
public readonly record struct Transition<TStage, TTrigger>(TStage From, TTrigger Trigger, TStage To);

/// <summary>
/// The stages of a thing and the triggers that move it, declared once as a table and shared by every entity of the kind.
/// </summary>
/// <remarks>Run by one shared state machine of Stateless where that package restores, by the table itself elsewhere. Safe for many callers at once.</remarks>
public sealed class Lifecycle<TStage, TTrigger>
    where TStage : struct, Enum
    where TTrigger : struct, Enum
{
    private readonly ILifecycleRules<TStage, TTrigger> _rules;

    /// <exception cref="ArgumentException">Two rows lead from one stage with one trigger.</exception>
    public Lifecycle(string name, params Transition<TStage, TTrigger>[] transitions)
    {
        Name = name;
        Transitions = transitions;
        var table = new TableRules<TStage, TTrigger>(transitions);
#if STATELESS
        _rules = new StatelessRules<TStage, TTrigger>(transitions);
#else
        _rules = table;
#endif
    }

    public string Name { get; }

    public IReadOnlyList<Transition<TStage, TTrigger>> Transitions { get; }

    /// <summary>Whether the trigger is permitted in this stage.</summary>
    public bool Allows(TStage stage, TTrigger trigger) => _rules.Allows(stage, trigger);

    /// <summary>The stage after the trigger, or false where the table has no such row.</summary>
    public bool TryFire(TStage stage, TTrigger trigger, out TStage next) => _rules.TryFire(stage, trigger, out next);

    /// <summary>The table as a Mermaid state diagram, for the documentation.</summary>
    public string ToMermaid()
    {
        var chart = new StringBuilder("stateDiagram-v2\n");
        foreach (var t in Transitions) chart.Append("    ").Append(t.From).Append(" --> ").Append(t.To).Append(" : ").Append(t.Trigger).Append('\n');
        return chart.ToString();
    }
}
