using System.Text.Json.Serialization;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Projections;

/// <summary>One registered household. Erasure leaves counts and goods, and takes every name, number, address and birth date.</summary>
public sealed record HouseholdRow
{
    public static ViewTable<HouseholdRow> Table { get; } = new(
        "households",
        row => new(row.Place, row.Disasters.Count == 0 ? null : row.Disasters[^1].Disaster),
        new("search", row => row.Search),
        new("head", row => row.HeadName),
        new("township", row => row.Place.AtTier(PlaceTier.Township).ToString()),
        new("village", row => row.Place.ToString()),
        new("memberships", row => string.Join(' ', row.Disasters.Select(one => one.Disaster))),
        new("live", row => row.MergedInto is null && !row.Erased),
        new("persons", row => (long)row.Persons),
        new("needs_id", row => row.NeedsIdFollowUp),
        new("vulnerable", row => row.Vulnerable),
        new("must_go", row => row.Disasters.Count > 0 && row.Disasters[^1].MustGo),
        new("not_gone", row => row.NotGone > 0),
        new("missing", row => row.Members.Any(member => member.Where is Whereabouts.Missing)),
        new("rebuild_stage", row => row.RebuildStage.ToString()));

    public required HouseholdId Id { get; init; }

    /// <summary>Events of the household so far.</summary>
    public StreamVersion Version { get; init; }

    public PlaceCode Place { get; init; }

    public string? Address { get; init; }

    public GeoPoint? Location { get; init; }

    public string? HeadName { get; init; }

    /// <summary>Masked.</summary>
    public string? HeadResidentId { get; init; }

    public string? HeadPhone { get; init; }

    /// <summary>Masked.</summary>
    public string? Account { get; init; }

    /// <summary>Invented, for an exercise or a scenario.</summary>
    public bool Synthetic { get; init; }

    /// <summary>By number.</summary>
    public IReadOnlyList<MemberRow> Members { get; init; } = [];

    /// <summary>Members who are not dead.</summary>
    public int Persons { get; init; }

    /// <summary>A member is of a vulnerable group.</summary>
    public bool Vulnerable { get; init; }

    /// <summary>A member has no resident ID yet.</summary>
    public bool NeedsIdFollowUp { get; init; }

    /// <summary>Members missing, or at home without having left it in the last disaster: of these, those under an order are unaccounted for.</summary>
    public int NotGone { get; init; }

    /// <summary>In the order it came to belong to them.</summary>
    public IReadOnlyList<HouseholdDisasterRow> Disasters { get; init; } = [];

    /// <summary>Photos of what was lost, and of what an inspection saw, in the order they came.</summary>
    public IReadOnlyList<PhotoRow> Photos { get; init; } = [];

    /// <summary>Rights used, one line for each entitlement of a disaster.</summary>
    public IReadOnlyList<RightRow> Rights { get; init; } = [];

    public RebuildStage RebuildStage { get; init; }

    /// <summary>The disaster whose damage is being made good, or was last.</summary>
    public DisasterId? RebuildDisaster { get; init; }

    /// <summary>The registration in which this one ended.</summary>
    public HouseholdId? MergedInto { get; init; }

    /// <summary>Registrations that ended in this one.</summary>
    public IReadOnlyList<HouseholdId> Absorbed { get; init; } = [];

    public bool Erased { get; init; }

    public DateTimeOffset RegisteredAt { get; init; }

    public AccountName RegisteredBy { get; init; }

    // In the column only: it says nothing that the rest does not.
    [JsonIgnore]
    public string Search { get; init; } = "";
}

/// <param name="ResidentId">Masked; null where there is none.</param>
/// <param name="ShelterName">For one in a shelter.</param>
/// <param name="Since">When the member went there; null for one at home from the start.</param>
/// <param name="RelocatedIn">Disasters in which the member was ever relocated.</param>
public sealed record MemberRow(
    MemberNumber Number,
    string? Name,
    string? ResidentId,
    string? Phone,
    Sex? Sex,
    DateOnly? Birth,
    Relation Relation,
    IReadOnlyList<Vulnerability> Vulnerabilities,
    bool NeedsIdFollowUp,
    Whereabouts Where,
    string? ShelterName,
    DateTimeOffset? Since,
    IReadOnlyList<DisasterId> RelocatedIn);

/// <summary>What one disaster did to the household.</summary>
/// <param name="MustGo">Listed to be evacuated.</param>
/// <param name="Losses">As last assessed; null before.</param>
/// <param name="Verified">Whether the township stands by that assessment.</param>
public sealed record HouseholdDisasterRow(DisasterId Disaster, bool MustGo = false, Losses? Losses = null, bool Verified = false);

/// <summary>A photo of what the household lost; its bytes are kept under its hash.</summary>
/// <param name="InspectedOn">The day of the inspection of the rebuilt home that it shows; null for a photo of losses.</param>
public sealed record PhotoRow(PhotoHash Photo, DisasterId Disaster, string? Caption, DateTimeOffset At, AccountName By, DateOnly? InspectedOn = null);

/// <summary>An entitlement of a disaster as far as the household used it.</summary>
/// <param name="Uses">How many times, less those restored.</param>
/// <param name="Quantity">Base units in all.</param>
/// <param name="LastPeriod">First day of the period last used; null where that use was restored.</param>
public sealed record RightRow(
    DisasterId Disaster,
    EntitlementCode Code,
    ItemCode Item,
    int Uses,
    long Quantity,
    DateOnly? LastPeriod,
    DateTimeOffset LastAt,
    AccountName LastBy,
    DepotId LastDepot,
    string LastDepotName,
    HandoutId LastHandout);
