using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>Fills in who belongs to an invented family.</summary>
internal sealed class PersonForm(ResidentIdStock ids, DateOnly on, Dice dice)
{
    private const int DaysOfYear = 365;

    /// <param name="persons">1 to 7.</param>
    /// <param name="phone">The head's.</param>
    public IReadOnlyList<NewMember> Members(int persons, PhoneNumber phone)
    {
        var family = InventedNames.Family(dice);
        var alone = persons == 1;
        var headSex = dice.Permille(alone ? 500 : 780) ? Sex.Male : Sex.Female;
        var headAge = alone && dice.Permille(600) ? dice.Between(62, 88) : dice.Between(27, 66);
        var members = new List<NewMember>(persons) { Member(Relation.Head, family, headSex, headAge, alone) with { Phone = phone } };
        if (persons >= 2) members.Add(Member(Relation.Spouse, InventedNames.Family(dice), headSex == Sex.Male ? Sex.Female : Sex.Male, Math.Clamp(headAge + dice.Between(-5, 4), 22, 85)));
        while (members.Count < persons) members.Add(Further(members.Count, family, headAge));
        return members;
    }

    private NewMember Further(int already, string family, int headAge)
    {
        var sex = dice.Permille(515) ? Sex.Male : Sex.Female;
        if (already == 5 || (already > 2 && dice.Permille(350))) return Member(Relation.Parent, sex == Sex.Male ? family : InventedNames.Family(dice), sex, Math.Clamp(headAge + dice.Between(20, 30), 45, 96));
        if (headAge > 52 && dice.Permille(500)) return Member(Relation.Grandchild, family, sex, dice.Between(0, Math.Min(16, headAge - 45)));
        return Member(Relation.Child, family, sex, dice.Between(0, Math.Max(0, Math.Min(40, headAge - 22))));
    }

    private NewMember Member(Relation relation, string family, Sex sex, int age, bool alone = false)
    {
        var id = ids.Take(on.AddDays(-(age * DaysOfYear) - dice.Between(1, DaysOfYear)), sex);
        return new NewMember(InventedNames.Of(family, sex, dice), relation, id) { Vulnerabilities = [.. Groups(sex, age, alone)] };
    }

    private IEnumerable<Vulnerability> Groups(Sex sex, int age, bool alone)
    {
        if (alone && age >= 65) yield return Vulnerability.ElderlyAlone;
        if (age < 3) yield return Vulnerability.Infant;
        if (sex == Sex.Female && age is >= 20 and <= 38 && dice.Permille(40)) yield return Vulnerability.Pregnant;
        if (dice.Permille(30)) yield return Vulnerability.Disabled;
        if (dice.Permille(45)) yield return Vulnerability.MinimumLiving;
        else if (age >= 60 && dice.Permille(25)) yield return Vulnerability.Destitute;
    }
}
