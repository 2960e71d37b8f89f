namespace CivilAffairs.Relief.Silo;

/// <summary>What a node does for the cluster.</summary>
public enum NodeRole
{
    /// <summary>Hosts things and has doors for people.</summary>
    All,

    /// <summary>Hosts things only; its only doors are those that say whether it is well.</summary>
    Grains,

    /// <summary>Has doors for people and asks the others for the things.</summary>
    Web,
}

/// <summary>One node of a cluster; section <c>Relief:Node</c> of the configuration.</summary>
public sealed class NodeOptions
{
    public const string Section = "Relief:Node";

    public NodeRole Role { get; set; } = NodeRole.All;

    /// <summary>Nodes of one name on one database are one cluster.</summary>
    public string Cluster { get; set; } = "relief";

    /// <summary>The address at which the other nodes reach this one; null for the machine's first.</summary>
    public string? Address { get; set; }

    /// <summary>Where the other nodes talk to it.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>Where nodes of the role <see cref="NodeRole.Web"/> talk to it.</summary>
    public int GatewayPort { get; set; } = 30000;
}
