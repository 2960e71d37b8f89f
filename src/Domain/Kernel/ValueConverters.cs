using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>Writes an <see cref="ITextValue{TSelf}"/> as a JSON string; text that does not parse is a <see cref="JsonException"/>.</summary>
public sealed class TextValueConverter<T> : JsonConverter<T>
    where T : struct, ITextValue<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()) : throw new JsonException($"{typeof(T).Name} is a text");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString()!);

    // The text may be a resident ID or a name, and this message may be logged: the exception's path says where it stood.
    private static T Parse(string? text) => T.TryParse(text, out var value) ? value : throw new JsonException($"the text is not a {typeof(T).Name}");
}

/// <summary>As <see cref="TextValueConverter{T}"/>, without a string made for each: ids are the most of what rows and events are made of.</summary>
public sealed class IdValueConverter<T> : JsonConverter<T>
    where T : struct, IIdValue<T>
{
    private static readonly TextValueConverter<T> Text = new();

    // What is not written the usual way is still one that people may write: in braces, without hyphens.
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var id) && id != Guid.Empty ? T.Of(id) : Text.Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Text.ReadAsPropertyName(ref reader, typeToConvert, options);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => Text.WriteAsPropertyName(writer, value, options);
}

/// <summary>Writes an <see cref="INumberValue{TSelf}"/> as a JSON number; a number out of range is a <see cref="JsonException"/>.</summary>
public sealed class NumberValueConverter<T> : JsonConverter<T>
    where T : struct, INumberValue<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) ? Create(number) : throw new JsonException($"{typeof(T).Name} is a whole number");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        long.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Create(number) : throw new JsonException($"{typeof(T).Name} is a whole number");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value.ToString(CultureInfo.InvariantCulture));

    private static T Create(long number) => T.TryCreate(number, out var value) ? value : throw new JsonException($"{number} is out of the range of {typeof(T).Name}");
}
