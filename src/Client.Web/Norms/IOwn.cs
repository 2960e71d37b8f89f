using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>What an office set for its place: a norm, or an edition of its response plan.</summary>
public interface IOwn
{
    Guid Id { get; }

    PlaceCode Place { get; }

    Period InForce { get; }

    AccountName SetBy { get; }

    DateTimeOffset SetAt { get; }
}
