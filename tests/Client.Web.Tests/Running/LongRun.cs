namespace CivilAffairs.Relief.Client.Web.Tests.Running;

/// <summary>Whether <c>RELIEF_LONG</c> asks for the long runs.</summary>
internal static class LongRun
{
    public static bool IsAsked { get; } = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("RELIEF_LONG"));

    public static int Or(int ordinary, int asked) => IsAsked ? asked : ordinary;
}
