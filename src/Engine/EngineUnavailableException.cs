namespace CivilAffairs.Relief.Engine;

/// <summary>
/// The engine cannot serve now: the journal failed, another activation keeps changing the thing, too many wait, or the engine is stopping. Whether the
/// command was recorded is unknown; the same command with the same id may be sent again.
/// </summary>
public sealed class EngineUnavailableException : Exception
{
    public EngineUnavailableException()
    {
    }

    public EngineUnavailableException(string message)
        : base(message)
    {
    }

    public EngineUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
