using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;

namespace CivilAffairs.Relief.Engine.Entities;

/// <summary>The receipts of one thing's latest commands.</summary>
internal sealed class Receipts(int bound)
{
    private readonly Dictionary<CommandId, Receipt> _known = [];
    private readonly Queue<CommandId> _order = [];

    /// <summary>Whether every command the stream has recorded is here; if not, one that is missing may still be in the journal.</summary>
    public bool IsComplete { get; private set; }

    /// <param name="complete">Whether the whole stream is about to be added.</param>
    public void Restart(bool complete)
    {
        _known.Clear();
        _order.Clear();
        IsComplete = complete;
    }

    public bool TryFind(CommandId command, out Receipt receipt) => _known.TryGetValue(command, out receipt);

    /// <summary>Adds a receipt, or replaces that of an earlier event of the same command.</summary>
    public void Add(Receipt receipt)
    {
        if (!_known.ContainsKey(receipt.Command)) _order.Enqueue(receipt.Command);
        _known[receipt.Command] = receipt;
        while (_known.Count > bound)
        {
            _known.Remove(_order.Dequeue());
            IsComplete = false;
        }
    }
}
