namespace CivilAffairs.Relief.Domain.Import;

/// <summary>One division of the source: its full code of 2, 4, 6, 9 or 12 digits and its name alone.</summary>
internal sealed record DivisionRow(string Code, string Name);

/// <summary>The source is not what the import expects; the message says what and where.</summary>
internal sealed class SourceException(string message) : Exception(message);
