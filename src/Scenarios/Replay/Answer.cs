using System.Text.Json;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>What the system answered to one request.</summary>
/// <param name="Status">HTTP status; 0 where no answer came in time.</param>
/// <param name="Code">Code of the refusal; null where it was done.</param>
/// <param name="Field">The field that the refusal names.</param>
/// <param name="Reason">The refusal in words.</param>
/// <param name="Position">Where it was recorded; zero where the answer names none.</param>
/// <param name="Outcome"><c>accepted</c>, <c>repeated</c> or <c>already-true</c>; null for operations and refusals.</param>
/// <param name="Took">From sending the request that was answered.</param>
public sealed record Answer(int Status, string? Code, string? Field, Bilingual? Reason, long Position, string? Outcome, TimeSpan Took)
{
    public bool IsDone => Status is >= 200 and < 300;

    public bool Meets(Expected expected) => expected.Code is null ? IsDone : Code == expected.Code && (expected.Field is null || expected.Field == Field);

    internal static Answer Of(int status, ReadOnlyMemory<byte> body, TimeSpan took)
    {
        var done = status is >= 200 and < 300;
        try
        {
            using var json = body.IsEmpty ? null : JsonDocument.Parse(body);
            var root = json?.RootElement is { ValueKind: JsonValueKind.Object } there ? there : default;
            if (done) return new(status, null, null, null, root.ValueKind == JsonValueKind.Object && root.TryGetProperty("position", out var at) ? at.GetInt64() : 0, Text(root, "outcome"), took);
            var reason = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("reason", out var words) ? words.Deserialize<Bilingual>(ReliefJson.Options) : null;
            return new(status, Text(root, "code") ?? $"http-{status}", Text(root, "field"), reason, 0, null, took);
        }
        catch (JsonException)
        {
            // Something between us and the system answered in a language of its own.
            return new(status, done ? null : $"http-{status}", null, null, 0, null, took);
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
