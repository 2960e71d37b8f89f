namespace CivilAffairs.Relief.Views.Storage;

/// <summary>Rows lately used, as the database has them. Not safe for two users at once.</summary>
/// <param name="most">How many rows are kept; those longest unused go first.</param>
internal sealed class RowCache(int most)
{
    private readonly Dictionary<RowKey, LinkedListNode<(RowKey Key, StoredRow Row)>> _rows = [];
    private readonly LinkedList<(RowKey Key, StoredRow Row)> _byUse = [];

    public StoredRow? Find(RowKey key)
    {
        if (!_rows.TryGetValue(key, out var node)) return null;
        _byUse.Remove(node);
        _byUse.AddLast(node);
        return node.Value.Row;
    }

    public void Set(RowKey key, StoredRow row)
    {
        if (_rows.TryGetValue(key, out var node))
        {
            node.Value = (key, row);
            _byUse.Remove(node);
            _byUse.AddLast(node);
            return;
        }

        if (_rows.Count >= most && _byUse.First is { } oldest)
        {
            _byUse.RemoveFirst();
            _rows.Remove(oldest.Value.Key);
        }

        _rows.Add(key, _byUse.AddLast((key, row)));
    }

    public void Clear()
    {
        _rows.Clear();
        _byUse.Clear();
    }
}
