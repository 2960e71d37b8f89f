namespace CivilAffairs.Relief.Domain.Tests;

public sealed class RoleNamesTests
{
    [Fact]
    public void Each_role_has_a_name_of_its_own_in_both_languages()
    {
        var names = Enum.GetValues<Role>().Select(role => role.Name()).ToList();
        names.Select(name => name.Zh).ShouldBeUnique();
        names.Select(name => name.En).ShouldBeUnique();
    }

    [Fact]
    public void Who_may_not_is_told_as_what() =>
        new NotAllowed(Role.DepotManager).Reason.ShouldBe(new("仓库管理员无权执行此操作", "the role depot manager may not do this"));
}
