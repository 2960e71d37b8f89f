using System.Text;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Views;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>What people type to find a family: name, phone, village, the end of an ID, or a whole ID, which no view holds and the journal knows by its keyed hash.</summary>
public static class HouseholdSearch
{
    private const int MostWords = 8;

    // No row has this key.
    private const string Nothing = "";

    /// <summary>Puts the text in the form that rows hold, and a whole resident ID in it into the key of the household that has it.</summary>
    /// <returns>The filter to ask with; null where there are too many words.</returns>
    public static async ValueTask<ViewFilter?> ReadAsync(ViewFilter filter, IJournal journal, CancellationToken cancellationToken)
    {
        if (filter.Search is not { } text) return filter;
        var words = text.Normalize(NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count > MostWords) return null;

        // Typed in groups of digits it is one number still.
        if (Id(string.Concat(words)) is { } whole) return filter with { Search = null, Key = await HolderAsync(whole) };
        if (words.Select(Id).FirstOrDefault(one => one is not null) is not { } id) return filter with { Search = string.Join(' ', words) };
        return filter with { Search = string.Join(' ', words.Where(word => Id(word) != id)), Key = await HolderAsync(id) };

        async ValueTask<string> HolderAsync(ResidentId asked) =>
            (await journal.FindClaimAsync(Claims.ResidentId, asked.ToString(), cancellationToken))?.Stream.Key.ToString() ?? Nothing;
    }

    private static ResidentId? Id(string word) => ResidentId.TryParse(word, out var id) ? id : null;
}
