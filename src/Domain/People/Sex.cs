namespace CivilAffairs.Relief.Domain;

/// <summary>性别, as the resident ID states it.</summary>
public enum Sex
{
    Male,
    Female,
}
