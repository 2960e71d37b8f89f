using System.Text;

namespace CivilAffairs.Relief.Domain;

/// <summary>One permitted step of a lifecycle.</summary>
public readonly record struct Transition<TStage, TTrigger>(TStage From, TTrigger Trigger, TStage To);

/// <summary>
/// The stages of a thing and the triggers that move it, declared once as a table and shared by every entity of the kind.
/// </summary>
public sealed class Lifecycle<TStage, TTrigger>
    where TStage : struct, Enum
    where TTrigger : struct, Enum
{
    private readonly Dictionary<(TStage, TTrigger), TStage> _table;

    /// <exception cref="ArgumentException">Two rows lead from one stage with one trigger.</exception>
    public Lifecycle(string name, params Transition<TStage, TTrigger>[] transitions)
    {
        Name = name;
        Transitions = transitions;
        _table = transitions.ToDictionary(t => (t.From, t.Trigger), t => t.To);
    }

    public string Name { get; }

    public IReadOnlyList<Transition<TStage, TTrigger>> Transitions { get; }

    /// <summary>Whether the trigger is permitted in this stage.</summary>
    public bool Allows(TStage stage, TTrigger trigger) => _table.ContainsKey((stage, trigger));

    /// <summary>The stage after the trigger, or false where the table has no such row.</summary>
    public bool TryFire(TStage stage, TTrigger trigger, out TStage next) => _table.TryGetValue((stage, trigger), out next);

    /// <summary>The table as a Mermaid state diagram, for the documentation.</summary>
    public string ToMermaid()
    {
        var chart = new StringBuilder("stateDiagram-v2\n");
        foreach (var t in Transitions) chart.Append("    ").Append(t.From).Append(" --> ").Append(t.To).Append(" : ").Append(t.Trigger).Append('\n');
        return chart.ToString();
    }
}
