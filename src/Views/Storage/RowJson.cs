using System.Buffers;
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

/// <summary>Writes rows as JSON, one after another into the same memory.</summary>
internal sealed class RowWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer = new(Stream.Null, RowJson.WriterOptions);

    /// <summary>The row's UTF-8, empty where there is none; good until the next call.</summary>
    public ReadOnlySpan<byte> Write(object? row, ViewTable table)
    {
        _buffer.ResetWrittenCount();
        if (row is null) return default;
        _writer.Reset(_buffer);
        JsonSerializer.Serialize(_writer, row, table.Row, RowJson.Options);
        return _buffer.WrittenSpan;
    }

    public void Dispose() => _writer.Dispose();
}
