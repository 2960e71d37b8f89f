using System.Text.Json;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Processes;

/// <summary>What a deadline carries, as text.</summary>
internal static class Payload
{
    public static string Of<T>(T value) => JsonSerializer.Serialize(value, ReliefJson.Options);

    public static T Read<T>(Deadline deadline) => JsonSerializer.Deserialize<T>(deadline.Payload, ReliefJson.Options) ?? throw new JsonException($"the deadline {deadline.Key} carries nothing");
}
