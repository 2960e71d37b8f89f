using System.Text.Json;

namespace CivilAffairs.Relief.Engine.Tests.StandIns;

/// <summary>What a stored sample says and its reader no longer does: a later form may add to a sample, never take from it.</summary>
internal static class Lost
{
    /// <returns>Where the first difference is, or null.</returns>
    public static string? Of(JsonElement sample, JsonElement now, string at)
    {
        if (sample.ValueKind == JsonValueKind.Object && now.ValueKind == JsonValueKind.Object)
        {
            return sample.EnumerateObject().Select(one => now.TryGetProperty(one.Name, out var value) ? Of(one.Value, value, $"{at}.{one.Name}") : $"{at}.{one.Name} is gone")
                .FirstOrDefault(lost => lost is not null);
        }

        if (sample.ValueKind == JsonValueKind.Array && now.ValueKind == JsonValueKind.Array && sample.GetArrayLength() == now.GetArrayLength())
            return sample.EnumerateArray().Zip(now.EnumerateArray()).Select((pair, index) => Of(pair.First, pair.Second, $"{at}[{index}]")).FirstOrDefault(lost => lost is not null);
        return JsonElement.DeepEquals(sample, now) ? null : $"{at}: {sample} became {now}";
    }
}
