using System.Globalization;
using System.Reflection;

namespace CivilAffairs.Relief.Journal;

/// <summary>One step of a schema, an embedded file such as <c>001-journal.sql</c>.</summary>
/// <param name="Version">The number its name begins with, from 1, without gaps.</param>
public sealed record Migration(int Version, string Sql)
{
    /// <summary>All steps embedded in a program under a prefix, in order.</summary>
    public static IReadOnlyList<Migration> Of(Assembly assembly, string prefix) =>
    [
        .. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => new Migration(int.Parse(name.AsSpan(prefix.Length, 3), CultureInfo.InvariantCulture), Read(assembly, name)))
            .OrderBy(step => step.Version),
    ];

    /// <summary>The steps a schema of the given version still lacks.</summary>
    /// <exception cref="JournalException">The schema was made by a later version of the program.</exception>
    public static IEnumerable<Migration> Missing(IReadOnlyList<Migration> steps, int present)
    {
        if (present > steps[^1].Version) throw new JournalException($"The schema's version {present} is newer than this program's {steps[^1].Version}");
        return steps.Where(step => step.Version > present);
    }

    /// <summary>The journal's own steps on one database engine.</summary>
    internal static IReadOnlyList<Migration> OfJournal(string engine) => Of(Assembly.GetExecutingAssembly(), $"Journal.{engine}.Schema.");

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
