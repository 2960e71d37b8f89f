namespace CivilAffairs.Relief.Domain;

/// <summary>A refusal told by another machine: its code and its words, without its own record.</summary>
public sealed record ReportedRefusal(string ReportedCode, string ReportedField, Bilingual ReportedReason) : Refusal(ReportedField, ReportedReason)
{
    public override string Code => ReportedCode;
}
