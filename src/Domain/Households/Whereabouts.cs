using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>Where a member is; everyone is in exactly one of these.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AtHome), "home")]
[JsonDerivedType(typeof(InShelter), "shelter")]
[JsonDerivedType(typeof(WithKin), "kin")]
[JsonDerivedType(typeof(Renting), "rented")]
[JsonDerivedType(typeof(InHospital), "hospital")]
[JsonDerivedType(typeof(Elsewhere), "other")]
[JsonDerivedType(typeof(Missing), "missing")]
[JsonDerivedType(typeof(Dead), "dead")]
public abstract record Whereabouts
{
    private Whereabouts()
    {
    }

    /// <summary>Relocated: alive and out of the home in another known place.</summary>
    public bool IsRelocated => this is InShelter or WithKin or Renting or InHospital or Elsewhere;

    /// <summary>Relocated to a shelter (centralised settlement, 集中安置).</summary>
    public bool IsCentralised => this is InShelter;

    public sealed record AtHome : Whereabouts;

    public sealed record InShelter(ShelterId Shelter) : Whereabouts;

    public sealed record WithKin : Whereabouts;

    public sealed record Renting : Whereabouts;

    public sealed record InHospital : Whereabouts;

    public sealed record Elsewhere : Whereabouts;

    public sealed record Missing : Whereabouts;

    public sealed record Dead : Whereabouts;
}
