namespace CivilAffairs.Relief.Journal;

/// <summary>The database failed or the outcome of a write is unknown.</summary>
public sealed class JournalException : Exception
{
    public JournalException()
    {
    }

    public JournalException(string message)
        : base(message)
    {
    }

    public JournalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
