using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Views.Tests;

public sealed record NoteRow(string Key, PlaceCode Place, string Text, long Number, DisasterId? Disaster, IReadOnlyList<string> Words);

public sealed record PlaceRow(PlaceCode Place, long Notes, long Sum);

/// <summary>A view of notes, and one that counts them by place.</summary>
public sealed class NoteProjection(string name = "notes", int version = 1, params ViewColumn<NoteRow>[] more) : IProjection
{
    public ViewTable<NoteRow> Notes { get; } = new(
        name,
        row => new(row.Place, row.Disaster),
        [new("number", row => row.Number), new("even", row => row.Number % 2 == 0), new("first_word", row => row.Words.Count == 0 ? null : row.Words[0]), new("search", row => row.Text), .. more]);

    /// <summary>Seen from the places inside theirs, too.</summary>
    public ViewTable<PlaceRow> Places { get; } = new(name + "_by_place", row => new(row.Place)) { SeenFromBelow = true };

    public string Name => name;

    public int Version => version;

    public IReadOnlyList<ViewTable> Tables => [Notes, Places];

    /// <summary>Whether poison is poison.</summary>
    public bool Healed { get; set; }

    public async ValueTask ApplyAsync(DecodedEvent @event, IRows rows, CancellationToken cancellationToken)
    {
        switch (@event.Body)
        {
            case NoteEvent.Written note:
                await PutAsync(new(note.Key, PlaceCode.Parse(note.Place), note.Text, note.Number, note.Disaster, note.Text.Split(' ')), rows, cancellationToken);
                break;
            case NoteEvent.TornUp note:
                await DeleteAsync(note.Key, rows, cancellationToken);
                break;
            case NoteEvent.Several many:
                for (int i = 0; i < many.Count; i++) await PutAsync(new($"{many.Prefix}{i:000}", PlaceCode.Parse(many.Place), many.Prefix, i, null, []), rows, cancellationToken);
                break;
            case NoteEvent.Poison poison:
                rows.Put(Notes, poison.Key, new(poison.Key, PlaceCode.Country, "half", 0, null, []));
                rows.Delete(Notes, "a");
                if (!Healed) throw new InvalidOperationException("张三");
                break;
        }
    }

    private async ValueTask PutAsync(NoteRow note, IRows rows, CancellationToken cancellationToken)
    {
        var former = await rows.FindAsync(Notes, note.Key, cancellationToken);
        if (former is not null) await AddAsync(former.Place, -1, -former.Number, rows, cancellationToken);
        await AddAsync(note.Place, 1, note.Number, rows, cancellationToken);
        rows.Put(Notes, note.Key, note);
    }

    private async ValueTask DeleteAsync(string key, IRows rows, CancellationToken cancellationToken)
    {
        if (await rows.FindAsync(Notes, key, cancellationToken) is not { } former) return;
        await AddAsync(former.Place, -1, -former.Number, rows, cancellationToken);
        rows.Delete(Notes, key);
    }

    private async ValueTask AddAsync(PlaceCode place, long notes, long number, IRows rows, CancellationToken cancellationToken)
    {
        var former = await rows.FindAsync(Places, place.ToString(), cancellationToken) ?? new(place, 0, 0);
        rows.Put(Places, place.ToString(), former with { Notes = former.Notes + notes, Sum = former.Sum + number });
    }
}
