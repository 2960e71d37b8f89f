namespace CivilAffairs.Relief.Client.Web.Hosting;

/// <summary>A server of map pictures that an office may use beneath its shelters and depots; without one the console asks nobody.</summary>
/// <param name="Address">With <c>{z}</c>, <c>{x}</c> and <c>{y}</c>; pictures of WGS 84 or CGCS2000 in Web Mercator, such as those of Tianditu.</param>
/// <param name="Credit">Whose map it is: shown on it.</param>
public sealed record MapTiles(string Address, string Credit)
{
    /// <summary>Scheme, host and port: from there alone a page may load such pictures.</summary>
    public string Origin => new Uri(Address).GetLeftPart(UriPartial.Authority);

    /// <summary>Reads the setting.</summary>
    /// <returns>Null where none is set.</returns>
    /// <exception cref="InvalidOperationException">The address is no such template.</exception>
    public static MapTiles? Of(ReliefOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.MapTiles)) return null;
        var isTemplate = Uri.TryCreate(options.MapTiles, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && Array.TrueForAll(["{z}", "{x}", "{y}"], part => options.MapTiles.Contains(part, StringComparison.Ordinal))
            && !address.Authority.Contains('{', StringComparison.Ordinal);
        return isTemplate ? new(options.MapTiles, options.MapCredit) : throw new InvalidOperationException($"Relief:MapTiles is no address of map pictures, such as https://tiles.example/{{z}}/{{x}}/{{y}}.png: {options.MapTiles}");
    }
}
