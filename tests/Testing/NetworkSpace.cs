using System.Globalization;

namespace CivilAffairs.Relief.Testing;

/// <summary>A network of its own for one program, joined to ours by a cable that can be pulled out. Needs <see cref="Need.NetworkSpace"/>.</summary>
public sealed class NetworkSpace : IAsyncDisposable
{
    private const string Trial = "relief-trial";

    private readonly string _name;
    private readonly string _net;

    private NetworkSpace(int number)
    {
        _name = string.Create(CultureInfo.InvariantCulture, $"relief{number:x}");
        _net = string.Create(CultureInfo.InvariantCulture, $"10.213.{number & 255}");
    }

    /// <summary>Our end of the cable.</summary>
    public string OurAddress => $"{_net}.1";

    /// <summary>The address of the program inside.</summary>
    public string Address => $"{_net}.2";

    /// <summary>What starts a program inside.</summary>
    public string[] Start => ["ip", "netns", "exec", _name];

    internal static string? Missing { get; } = !Machine.IsRoot ? "only root may make a network for a test" : Try();

    private string Inside => $"{_name}i";

    private string Outside => $"{_name}o";

    public static async Task<NetworkSpace> MakeAsync()
    {
        var space = new NetworkSpace(Random.Shared.Next(1, 0xFFFFF));
        try
        {
            await IpAsync("netns", "add", space._name);
            await IpAsync("link", "add", space.Outside, "type", "veth", "peer", "name", space.Inside, "netns", space._name);
            await IpAsync("address", "add", $"{space.OurAddress}/24", "dev", space.Outside);
            await IpAsync("link", "set", space.Outside, "up");
            await IpAsync("-n", space._name, "address", "add", $"{space.Address}/24", "dev", space.Inside);
            await IpAsync("-n", space._name, "link", "set", "lo", "up");
            await space.JoinAsync();
            return space;
        }
        catch
        {
            await space.DisposeAsync();
            throw;
        }
    }

    /// <summary>Pulls the cable: what is inside reaches only what is on the disk, a database's socket among it.</summary>
    public Task CutAsync() => IpAsync("-n", _name, "link", "set", Inside, "down");

    /// <summary>Puts the cable in.</summary>
    public Task JoinAsync() => IpAsync("-n", _name, "link", "set", Inside, "up");

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists("/run/netns") && File.Exists($"/run/netns/{_name}")) await IpAsync("netns", "delete", _name);
    }

    private static Task IpAsync(params string[] arguments) => Programs.RunAsync("ip", arguments);

    // Root in a container often is not allowed to: trying is the only way to know.
    private static string? Try() => Programs.Fails("ip", "netns", "add", Trial) ?? Programs.Fails("ip", "netns", "delete", Trial);
}
