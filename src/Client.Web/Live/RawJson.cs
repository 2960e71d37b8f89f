using System.Text.Json;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Client.Web.Live;

/// <summary>JSON that is passed on as it is, unread: rows go to hundreds of screens.</summary>
/// <param name="Utf8">One well-formed value.</param>
[JsonConverter(typeof(Converter))]
public readonly record struct RawJson(ReadOnlyMemory<byte> Utf8)
{
    private sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var value = JsonDocument.ParseValue(ref reader);
            return new(JsonSerializer.SerializeToUtf8Bytes(value.RootElement, options));
        }

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
