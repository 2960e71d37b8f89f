using System.Runtime.CompilerServices;

namespace CivilAffairs.Relief.Testing;

/// <summary>The checkout that the tests were built from.</summary>
public static class Checkout
{
    /// <summary>The application's folder, in which the console's source is.</summary>
    public static string Application { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "src", "Client.Web"));

    /// <summary>The script that looks for what keeps people from using a page.</summary>
    public static string Axe { get; } = Path.Combine(Application, "console", "node_modules", "axe-core", "axe.min.js");

    private static string Here([CallerFilePath] string path = "") => path;
}
