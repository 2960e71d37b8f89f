using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>A norm that an office set for its place.</summary>
public sealed record OwnNorm(Guid Id, Norm Norm, AccountName SetBy, DateTimeOffset SetAt) : IOwn
{
    public PlaceCode Place => Norm.Place;

    public Period InForce => Norm.InForce;
}
