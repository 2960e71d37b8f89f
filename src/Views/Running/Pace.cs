namespace CivilAffairs.Relief.Views.Running;

/// <summary>
/// How many events make a page. A page is one transaction: of one that takes longer than the process lives, nothing is ever done. So pages begin small, grow while they are
/// quick and shrink when they are slow.
/// </summary>
internal sealed class Pace(ViewOptions options)
{
    private const int First = 64;

    public int Size { get; private set; } = Math.Min(First, options.PageSize);

    /// <summary>A page of so many events took so long.</summary>
    public void Took(int events, TimeSpan time)
    {
        if (time > options.PageTime) Size = Math.Max(1, Math.Min(Size, events) / 2);
        else if (events >= Size && time < options.PageTime / 4) Size = Math.Min(2 * Size, options.PageSize);
    }
}
