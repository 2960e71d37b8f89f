using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>Who a member is: personal data, sealed in the journal.</summary>
/// <param name="ResidentId">Null where there is none yet (lost in the flood, newborn); marked for follow-up.</param>
public sealed record Identity(PersonName Name, ResidentId? ResidentId = null, PhoneNumber? Phone = null);

/// <summary>A member as registered.</summary>
/// <param name="Identity">Null once the household is erased.</param>
/// <param name="Sex">From the resident ID where there is one; else as stated, or null.</param>
/// <param name="Birth">From the resident ID where there is one; else as stated, or null.</param>
public sealed record Member(
    MemberNumber Number,
    [property: Personal] Identity? Identity,
    Sex? Sex,
    [property: Personal] DateOnly? Birth,
    Relation Relation,
    IReadOnlyList<Vulnerability> Vulnerabilities)
{
    /// <summary>Registered without a resident ID: somebody must ask for it again.</summary>
    [JsonIgnore]
    public bool NeedsIdFollowUp => Identity is { ResidentId: null };

    /// <summary>The same person on paper, the lists compared by content.</summary>
    public bool IsSameAs(Member other) =>
        other is not null && this with { Vulnerabilities = other.Vulnerabilities } == other && Vulnerabilities.SequenceEqual(other.Vulnerabilities);
}

/// <summary>What a member is to the head (户主) of the household.</summary>
public enum Relation
{
    Head,
    Spouse,
    Child,
    Parent,
    Grandparent,
    Grandchild,
    Sibling,
    ChildInLaw,
    OtherKin,
    NotKin,
}

/// <summary>Groups that need care first.</summary>
public enum Vulnerability
{
    /// <summary>独居老人.</summary>
    ElderlyAlone,
    Infant,
    Pregnant,
    Disabled,

    /// <summary>低保: minimum living allowance.</summary>
    MinimumLiving,

    /// <summary>特困 (五保): destitute, supported by the state.</summary>
    Destitute,
    Orphan,
}
