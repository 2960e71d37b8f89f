namespace CivilAffairs.Relief.Domain;

/// <summary>One text in Chinese and in English.</summary>
public sealed record Bilingual(string Zh, string En)
{
    public override string ToString() => $"{Zh} / {En}";
}
