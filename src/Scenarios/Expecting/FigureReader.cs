using System.Globalization;
using System.Text.Json;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>Reads figures from the views over HTTP.</summary>
/// <param name="client">Who asks.</param>
/// <param name="reader">As whom; it must see the whole scenario.</param>
public sealed class FigureReader(ReliefClient client, Officer reader)
{
    private const int Page = 500;

    // Views follow the journal; after a flood in fast motion they are some minutes behind on a small machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <param name="atLeast">The views are at least as new as this position.</param>
    public async Task<long> ReadAsync(Figure figure, long atLeast, CancellationToken cancellationToken)
    {
        var newEnough = string.Create(CultureInfo.InvariantCulture, $"atLeast={atLeast}");
        switch (figure)
        {
            case Figure.InRow row:
                using (var json = await client.GetAsync(reader.Name, $"/api/views/{row.View}/{row.Key}?{newEnough}", cancellationToken, Patience)) return json is null ? 0 : JsonFigure.Find(json.RootElement, row.Property);
            case Figure.Count count:
                using (var json = await GetPageAsync($"{count.View}?{count.Query}&take=1&{newEnough}", cancellationToken)) return json.RootElement.GetProperty("total").GetInt64();
            case Figure.Sum sum:
                return await SumAsync(sum, newEnough, cancellationToken);
            default:
                throw new InvalidOperationException($"no such figure: {figure.GetType().Name}");
        }
    }

    private async Task<long> SumAsync(Figure.Sum sum, string newEnough, CancellationToken cancellationToken)
    {
        long total = 0;
        for (var skip = 0; ; skip += Page)
        {
            using var json = await GetPageAsync(string.Create(CultureInfo.InvariantCulture, $"{sum.View}?{sum.Query}&skip={skip}&take={Page}&{newEnough}"), cancellationToken);
            var rows = json.RootElement.GetProperty("rows");
            total += rows.EnumerateArray().Sum(row => JsonFigure.Find(row.GetProperty("row"), sum.Property));
            if (rows.GetArrayLength() < Page) return total;
        }
    }

    private async Task<JsonDocument> GetPageAsync(string list, CancellationToken cancellationToken) =>
        await client.GetAsync(reader.Name, $"/api/views/{list}", cancellationToken, Patience) ?? throw new HttpRequestException($"no view answers to {list}");
}
