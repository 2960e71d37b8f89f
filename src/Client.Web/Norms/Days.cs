using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>From when to when an office may set something, and when it may end it: never for days that are past.</summary>
public static class Days
{
    public static Refusal? Check(DateOnly from, DateOnly? to, DateOnly today)
    {
        if (from < today) return new BeginsBeforeToday("from", today);
        return to < from ? new EndsBeforeItBegins("to", from) : null;
    }

    /// <summary>Whether it may end on that day: only earlier than it would by itself.</summary>
    public static Refusal? CheckEnd(Period inForce, DateOnly lastDay, DateOnly today)
    {
        if (inForce.To < today) return new IsOver();
        if (lastDay < inForce.From) return new EndsBeforeItBegins("lastDay", inForce.From);
        if (lastDay < today) return new EndsBeforeToday("lastDay", today);
        return inForce.To is { } last && last < lastDay ? new EndsEarlier(last) : null;
    }

    /// <summary>Whether it may be withdrawn. On its first day it may, too: a slip of the finger is seen soon, and no day has been worked out by it yet.</summary>
    public static Refusal? CheckWithdraw(Period inForce, DateOnly today) => inForce.From < today ? new HasBegun() : null;
}
