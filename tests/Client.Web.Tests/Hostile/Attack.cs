using System.Text;

namespace CivilAffairs.Relief.Client.Web.Tests.Hostile;

/// <summary>One hostile or clumsy request, which may be sent again.</summary>
/// <param name="Target">Path and query, as they go over the wire.</param>
/// <param name="By">Who sends it.</param>
internal sealed record Attack(DescribedDoor Door, string Method, string Target, Culprit By)
{
    public Dictionary<string, string> Headers { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Of the body, unchecked; null for none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The server may close the connection before it has taken all of it.</summary>
    public bool IsHuge => Body?.Length > 1 << 20;

    /// <summary>Turned down by the server before the application hears of it: such an answer has no body.</summary>
    public bool IsNoHttp => !Ascii.IsValid(Target) || Target.Contains("%00", StringComparison.Ordinal) || Target.Length > 7000 || Headers.Sum(header => header.Value.Length) > 28_000;

    public HttpRequestMessage Message(Uri server)
    {
        var address = new Uri(server.GetLeftPart(UriPartial.Authority) + Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new(Method), address);
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            if (ContentType is not null) message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        if (By.Token is not null && !Headers.ContainsKey("Authorization")) message.Headers.TryAddWithoutValidation("Authorization", $"Bearer {By.Token}");
        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    public override string ToString()
    {
        var body = Body is null ? "no body" : Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 1000)));
        return $"{By} {Method} {Target} [{string.Join("; ", Headers.Select(header => $"{header.Key}: {header.Value}"))}] {ContentType} {body}";
    }
}
