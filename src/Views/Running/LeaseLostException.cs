namespace CivilAffairs.Relief.Views.Running;

/// <summary>The lease was taken over by another node, or the consumer was moved by an operator: nothing was written.</summary>
public sealed class LeaseLostException : Exception
{
    public LeaseLostException()
    {
    }

    public LeaseLostException(string message)
        : base(message)
    {
    }

    public LeaseLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
