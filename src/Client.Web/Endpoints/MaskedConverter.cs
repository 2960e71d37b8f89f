using System.Text.Json;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>Writes a number that belongs to a person so that it can be told from others and not be used.</summary>
internal sealed class MaskedConverter<T>(Func<T, string> masked) : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new JsonException("what is masked cannot be read back");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(masked(value));
}
