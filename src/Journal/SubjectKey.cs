namespace CivilAffairs.Relief.Journal;

/// <summary>AES-256 key of one household's personal data. Kept wrapped with the master key; destroyed to erase the household.</summary>
/// <param name="Bytes">32 random bytes.</param>
public sealed record SubjectKey(ReadOnlyMemory<byte> Bytes);
