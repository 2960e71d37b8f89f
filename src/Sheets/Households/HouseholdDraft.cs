using System.Globalization;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Sheets.Households;

/// <summary>A household of a sheet: ready to be registered, or what is wrong with it.</summary>
/// <param name="Rows">Numbers of its rows in the order of the sheet.</param>
/// <param name="Faults">Empty where it can be registered.</param>
/// <param name="Register">Null where there are faults.</param>
/// <param name="Losses">Null where the sheet says nothing of them.</param>
/// <param name="Identity">What tells this household from any other in every file it stands in; it holds personal data.</param>
/// <param name="RowOfMember">The row of each member, in the order of the command.</param>
public sealed record HouseholdDraft(IReadOnlyList<int> Rows, IReadOnlyList<Fault> Faults, HouseholdCommand.Register? Register = null, Losses? Losses = null, string Identity = "", IReadOnlyList<int>? RowOfMember = null)
{
    /// <summary>Where a refusal of the domain belongs: its row and column.</summary>
    public Fault Blame(Refusal refusal) => Blame(refusal, RowOfMember ?? [], Rows[0]);

    internal static Fault Blame(Refusal refusal, IReadOnlyList<int> rowOfMember, int firstRow)
    {
        var field = refusal.Field;
        var row = firstRow;
        if (field.StartsWith("members[", StringComparison.Ordinal) && field.IndexOf(']', StringComparison.Ordinal) is > 8 and var end && int.TryParse(field.AsSpan(8, end - 8), NumberStyles.None, CultureInfo.InvariantCulture, out var member) && member < rowOfMember.Count)
        {
            row = rowOfMember[member];
            field = field[(end + 1)..].TrimStart('.');
        }

        if (field.StartsWith("losses.", StringComparison.Ordinal)) field = field["losses.".Length..];
        if (field == "members") field = Columns.SheetColumns.Relation;
        if (field.IndexOf('[', StringComparison.Ordinal) is >= 0 and var index) field = field[..index];
        return new(row, field, refusal);
    }
}
