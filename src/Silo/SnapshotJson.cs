using System.Text.Json;
using Orleans.Storage;

namespace CivilAffairs.Relief.Silo;

/// <summary>Snapshots as plain JSON in the grain storage, whatever the version of the packages.</summary>
public sealed class SnapshotJson : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(input));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span)!;
}
