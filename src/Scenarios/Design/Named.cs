using System.Security.Cryptography;
using System.Text;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>
/// Ids that follow from what they name, so that a scenario played again with the same seed says the same commands again and nothing is done twice.
/// </summary>
public sealed record Named(string Scenario, int Seed)
{
    /// <param name="name">What is named, such as <c>depot/3</c>.</param>
    public Guid Id(string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Scenario}/{Seed}/{name}"), hash);
        // RFC 9562, version 8: made in a way of one's own.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    public DisasterId Disaster => new(Id("disaster"));

    public DepotId Store => new(Id("depot/store"));

    /// <summary>The point of a township, by its index in the design.</summary>
    public DepotId Point(int township) => new(Id($"depot/{township}"));

    public ShelterId Shelter(int township, int number) => new(Id($"shelter/{township}/{number}"));

    public HouseholdId Household(int number) => new(Id($"household/{number}"));

    /// <summary>The second registration of a family that was registered before.</summary>
    public HouseholdId SecondRegistration(int number) => new(Id($"household/{number}/second"));
}
