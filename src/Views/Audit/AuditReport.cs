using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Views.Audit;

/// <summary>What must always be true.</summary>
public enum AuditStatement
{
    /// <summary>For every item and disaster: received = depots + in transit + handed out + recorded losses, at every event.</summary>
    Goods,

    /// <summary>Every registered person is in exactly one place, a shelter's residents are its people, no shelter is over its limit.</summary>
    People,

    /// <summary>Every payment belongs to one approved grant and comes after its stage; the sum paid never passes the approved sum.</summary>
    Money,

    /// <summary>Nobody used a right twice; what a depot handed out a household took; a resident ID stands in one registration.</summary>
    Claims,

    /// <summary>Positions and versions without gaps, no command recorded twice, every event readable, the hash chain unbroken.</summary>
    Journal,

    /// <summary>The rows of the views are those that a rebuild makes.</summary>
    Views,
}

/// <summary>What an audit found. Holds no personal data: things are named by stream and position.</summary>
/// <param name="Head">The last event looked at; zero for an empty journal.</param>
/// <param name="Verdicts">One for each statement that was looked at, in order.</param>
/// <param name="Halves">Operations over two things that are half done.</param>
/// <param name="Exceptions">Rights that two registrations of one family had used before they were merged: to be settled by people.</param>
/// <param name="Goods">The goods equation as it stands, by item and disaster.</param>
public sealed record AuditReport(
    JournalPosition Head,
    IReadOnlyList<AuditVerdict> Verdicts,
    IReadOnlyList<HalfOperation> Halves,
    IReadOnlyList<AuditException> Exceptions,
    IReadOnlyList<GoodsLine> Goods)
{
    /// <summary>Every statement looked at holds. Halves are no violation: they are finished or released in time.</summary>
    public bool IsClean => Verdicts.All(verdict => verdict.Holds);

    /// <summary>Clean, and nothing half done.</summary>
    public bool IsSettled => IsClean && Halves.Count == 0;

    public AuditVerdict Of(AuditStatement statement) => Verdicts.First(verdict => verdict.Statement == statement);
}

/// <summary>Whether one statement holds.</summary>
/// <param name="Checked">How many times it was checked.</param>
/// <param name="Violations">How many of these failed.</param>
/// <param name="First">The first that failed, at most <see cref="AuditFindings.Kept"/>.</param>
/// <param name="Figures">What was counted on the way, by name.</param>
public sealed record AuditVerdict(AuditStatement Statement, long Checked, long Violations, IReadOnlyList<AuditViolation> First, IReadOnlyDictionary<string, long> Figures)
{
    public bool Holds => Violations == 0;
}

/// <summary>One place where a statement does not hold.</summary>
/// <param name="Rule">Name of the rule, in kebab case.</param>
/// <param name="Stream">The thing; null where it is none.</param>
/// <param name="Position">The event; zero where it is none.</param>
/// <param name="Detail">In English, for an operator; no personal data.</param>
public sealed record AuditViolation(string Rule, StreamName? Stream, JournalPosition Position, string Detail);

/// <summary>A right used again, by a registration that was merged later.</summary>
public sealed record AuditException(HouseholdId Household, DisasterId Disaster, EntitlementCode Code, DateOnly Period, HandoutId Handout);

/// <summary>The goods equation of one item, for one disaster's lots or (null) general ones, in base units.</summary>
public sealed record GoodsLine(ItemCode Item, DisasterId? Earmark, long Received, long InDepots, long InTransit, long HandedOut, long Lost);

/// <summary>An operation over two things that is half done.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The handout, movement, hold, consignment or household it is named by.</param>
/// <param name="Where">The thing that waits.</param>
/// <param name="ExpiresAt">When its reservation ends or ended; null where it has none.</param>
/// <param name="Overdue">Its reservation has expired.</param>
public sealed record HalfOperation(HalfKind Kind, Guid Id, StreamName Where, DateTimeOffset? ExpiresAt = null, bool Overdue = false);

public enum HalfKind
{
    /// <summary>Goods are kept past their expiry; the household has neither taken nor voided.</summary>
    HandoutExpired,

    /// <summary>The household has taken it; the depot has not confirmed.</summary>
    HandoutUnconfirmed,

    /// <summary>The household has voided it; the depot still keeps the goods.</summary>
    HandoutUnreleased,

    /// <summary>The household has given goods back; the depot has not taken them in.</summary>
    GiveBackUnconfirmed,

    /// <summary>Places are kept past their expiry; the household has neither moved nor voided.</summary>
    MovementExpired,

    /// <summary>The household has moved; the shelter has not admitted.</summary>
    MovementUnconfirmed,

    /// <summary>The household has voided it; the shelter still keeps the places.</summary>
    MovementUnreleased,

    /// <summary>The household has left; the shelter has not discharged.</summary>
    DepartureUnconfirmed,

    /// <summary>Stock is held past its expiry; the depot in need has neither approved nor voided.</summary>
    HoldExpired,

    /// <summary>The depot in need has approved; the source has not confirmed the hold.</summary>
    HoldUnconfirmed,

    /// <summary>The approval is void or the requisition cancelled; the source still holds the goods.</summary>
    HoldUnreleased,

    /// <summary>It was shipped; the destination has not been told.</summary>
    ConsignmentUnexpected,

    /// <summary>It was received or declared lost; the source has not been told.</summary>
    ConsignmentUnsettled,

    /// <summary>A registration was merged; the other has not taken over its uses.</summary>
    MergeUnabsorbed,
}
