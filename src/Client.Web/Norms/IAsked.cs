using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>What an administrator asks to be set for a place.</summary>
public interface IAsked
{
    PlaceCode Place { get; }
}
