using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Journal;

/// <summary>What the database holds at the moment the head is locked.</summary>
internal interface IBatchFacts
{
    /// <summary>Null when the stream has no events.</summary>
    StreamMark? FindStream(StreamName name);

    Receipt? FindReceipt(StreamMark stream, CommandId command);

    ClaimHolder? FindClaim(ClaimKey key);
}
