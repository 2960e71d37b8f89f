namespace CivilAffairs.Relief.Domain;

/// <summary>What the roles are called.</summary>
public static class RoleNames
{
    public static Bilingual Name(this Role role) => role switch
    {
        Role.CommandStaff => new("指挥人员", "command staff"),
        Role.DepotManager => new("仓库管理员", "depot manager"),
        Role.TownshipOfficer => new("乡镇民政助理", "township officer"),
        Role.InformationOfficer => new("灾害信息员", "village information officer"),
        Role.Auditor => new("审计", "auditor"),
        Role.Administrator => new("管理员", "administrator"),
        _ => new("系统", "system"),
    };
}
