using System.Security.Cryptography;
using System.Text;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>What persons are alike in: their name and birth date, or their name and village.</summary>
/// <param name="Birth">Null where the village counts.</param>
/// <param name="Village">Null where the birth date counts.</param>
internal sealed record Likeness(string Name, DateOnly? Birth, PlaceCode? Village)
{
    // A bucket's key says so little that it may stay when a person is erased: thousands share it. A crowd's stands for many persons anyway.
    private const int BucketBytes = 2;
    private const int CrowdBytes = 8;

    public string Bucket => Key(BucketBytes);

    public string Crowd => Key(CrowdBytes);

    public static IEnumerable<Likeness> Of(DuplicateEntry entry)
    {
        if (entry.Person.Birth is { } birth) yield return new(entry.Person.Name, birth, null);
        yield return new(entry.Person.Name, null, entry.Place);
    }

    public bool Holds(DuplicateEntry entry) => entry.Person.Name == Name && (Birth is null ? entry.Place == Village : entry.Person.Birth == Birth);

    /// <summary>Whether two persons that are alike in this may be one: of two with IDs it would be known, and where both births are known they count, not the village.</summary>
    public bool Matches(DuplicateEntry one, DuplicateEntry other) =>
        one.Household != other.Household
        && !(one.Person.HasId && other.Person.HasId)
        && (Birth is not null || one.Person.Birth is null || other.Person.Birth is null);

    private string Key(int bytes)
    {
        var text = Birth is { } birth ? $"b/{Name}/{birth:O}" : $"v/{Name}/{Village}";
        return $"{text[0]}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes))}";
    }
}
