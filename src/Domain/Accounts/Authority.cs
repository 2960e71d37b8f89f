using System.Collections.Concurrent;
using System.Reflection;

namespace CivilAffairs.Relief.Domain;

/// <summary>The roles that may give a command. A command with no role named is the system's own.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AllowedAttribute(params Role[] roles) : Attribute
{
    public IReadOnlyList<Role> Roles { get; } = roles;
}

/// <summary>The role does not cover the command.</summary>
public sealed record NotAllowed(Role Role) : Refusal("", new($"{Role.Name().Zh}无权执行此操作", $"the role {Role.Name().En} may not do this"));

/// <summary>The thing lies outside the account's place.</summary>
public sealed record OutOfScope(PlaceCode Scope) : Refusal("place", new($"超出所辖区域 {Scope}", $"outside your area {Scope}"));

/// <summary>The depot is not the one the account keeps.</summary>
public sealed record NotYourDepot() : Refusal("depot", new("不是您管理的仓库", "not the depot you keep"));

/// <summary>Who may do what, where: one rule for every command.</summary>
public static class Authority
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Role>> RolesOf = new();

    /// <summary>The roles named on the command's type; empty for a command of the system's own.</summary>
    public static IReadOnlyList<Role> Allowed(Type command) =>
        RolesOf.GetOrAdd(command, static type => type.GetCustomAttribute<AllowedAttribute>()?.Roles ?? []);

    /// <summary>Checks role and place before the decider is asked.</summary>
    /// <param name="stream">The thing addressed.</param>
    /// <param name="command">The command; when it names a place of its own (<see cref="IPlaced"/>) that place must be in scope too.</param>
    /// <param name="state">The thing's state; its place must be in scope once it exists.</param>
    /// <param name="actor">Who asks.</param>
    /// <returns>The refusal, or null when the actor may.</returns>
    public static Refusal? Check(StreamName stream, ICommand command, IPlaced state, Actor actor)
    {
        if (actor.Role == Role.System) return null;
        if (!Allowed(command.GetType()).Contains(actor.Role)) return new NotAllowed(actor.Role);
        if (state.Place is { } place && !place.IsInside(actor.Scope)) return new OutOfScope(actor.Scope);
        if (command is IPlaced { Place: { } named } && !named.IsInside(actor.Scope)) return new OutOfScope(actor.Scope);
        return stream.Kind == ThingKind.Depot && actor.Depot is { } depot && depot.Value != stream.Key ? new NotYourDepot() : null;
    }
}
