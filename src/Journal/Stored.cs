using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal;

/// <summary>Texts as the databases hold them, back to values.</summary>
internal static class Stored
{
    /// <exception cref="JournalException">The text was altered.</exception>
    public static StreamName Stream(string text) => StreamName.TryParse(text, out var name) ? name : throw new JournalException($"'{text}' is not a stream's name");

    /// <exception cref="JournalException">The text was altered.</exception>
    public static AccountName Account(string text)
    {
        if (text.Length == 0) return default;
        return AccountName.TryParse(text, out var name) ? name : throw new JournalException($"'{text}' is not an account's name");
    }
}
