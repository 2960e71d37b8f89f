using System.Text.Json;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Storage;

/// <summary>Rows as JSON: the conventions of everything else, so that a browser reads them as they are.</summary>
internal static class RowJson
{
    public static JsonSerializerOptions Options { get; } = ReliefJson.Create(strict: false);

    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = Options.Encoder, SkipValidation = true };

    public static object Read(ReadOnlySpan<byte> data, ViewTable table) =>
        JsonSerializer.Deserialize(data, table.Row, Options) ?? throw new JsonException($"a row of '{table.Name}' is an object");
}
