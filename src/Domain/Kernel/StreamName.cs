using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>The kinds of things; each thing is one stream of events.</summary>
public enum ThingKind
{
    Disaster,
    Shelter,
    Depot,
    Household,
}

/// <summary>Names one thing and its stream: <c>shelter/0199...</c>.</summary>
[JsonConverter(typeof(TextValueConverter<StreamName>))]
public readonly record struct StreamName(ThingKind Kind, Guid Key) : ITextValue<StreamName>
{
    public static StreamName Of(DisasterId id) => new(ThingKind.Disaster, id.Value);

    public static StreamName Of(ShelterId id) => new(ThingKind.Shelter, id.Value);

    public static StreamName Of(DepotId id) => new(ThingKind.Depot, id.Value);

    public static StreamName Of(HouseholdId id) => new(ThingKind.Household, id.Value);

    public static bool TryParse(string? text, [NotNullWhen(true)] out StreamName value)
    {
        value = default;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0 || !Guid.TryParseExact(text.AsSpan(slash + 1), "D", out var key)) return false;
        ThingKind? kind = text.AsSpan(0, slash) switch
        {
            "disaster" => ThingKind.Disaster,
            "shelter" => ThingKind.Shelter,
            "depot" => ThingKind.Depot,
            "household" => ThingKind.Household,
            _ => null,
        };
        value = new(kind ?? default, key);
        return kind is not null;
    }

    public override string ToString() => string.Create(null, $"{Prefix}/{Key:D}");

    private string Prefix => Kind switch
    {
        ThingKind.Disaster => "disaster",
        ThingKind.Shelter => "shelter",
        ThingKind.Depot => "depot",
        _ => "household",
    };
}
