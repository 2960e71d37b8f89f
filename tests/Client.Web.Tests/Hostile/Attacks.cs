using System.Globalization;
using System.Text;

namespace CivilAffairs.Relief.Client.Web.Tests.Hostile;

/// <summary>Makes requests out of the description of the interface: some good, most spoiled somewhere.</summary>
internal sealed class Attacks(Random dice, IReadOnlyList<DescribedDoor> doors, KnownThings things)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "QUERY", "FOO", "get"];
    private static readonly string[] Numbers = ["0", "1", "2", "50", "500", "501", "-1", "10000000", "10000001", "2147483648", "99999999999999999999", "1e3", "1.0", " 1", "０", "", "a"];
    private static readonly string[] Languages = ["en", "zh", "en-GB,zh;q=0.5", "zh;q=0.1, en;q=0.9", "fr", "*", "en;q=0", "en;q=x", ";;;", ",,,", "\u4e2d\u6587", new('a', 3000)];
    private static readonly string[] Matches = ["\"1\"", "\"3\"", "W/\"3\"", "*", "3", "\"\"", "\"-1\"", "\"99999999999999999999\"", "\"1\", \"2\"", "abc", "\"1", "\"９\""];
    private static readonly string[] Accepts = ["text/html", "text/plain", "application/xml;q=0.9", "image/*", "application/json;q=0", "x", "", "*/*"];
    private static readonly string[] Words = ["desc", "asc", "position", "key", "name", "rice", "true", "Open", "raised", "王平", "341503103", "341503103201", "341503105", "34", "530702", "0"];

    // Clumsy, not hostile: everything is well formed, whether it makes sense or not.
    private readonly bool _calm = dice.Next(5) < 2;

    /// <summary>The next request.</summary>
    public async Task<Attack> NextAsync(Culprits culprits)
    {
        var door = doors[dice.Next(doors.Count)];
        if ((door.IsHeavy || door.EndsThings) && dice.Next(60) != 0) door = doors.First(one => one.Path == "/api/views/households");
        var by = await culprits.AnyAsync(dice, door);
        var spoiling = new Spoiling(dice, things);
        var (body, type) = door.Example is { } example ? spoiling.Of(example, _calm) : dice.Next(10) == 0 ? spoiling.Of("{}", calm: false) : (null, null);
        var method = !_calm && dice.Next(15) == 0 ? Any(Methods) : door.Method;

        // No client sends one with these.
        if (method is "TRACE" or "GET" or "HEAD" or "get") body = null;
        var attack = new Attack(door, method, Target(door), by) { Body = body, ContentType = type };
        attack.Headers["Command-Id"] = Guid.NewGuid().ToString();
        if (!_calm) Headers(attack.Headers);
        return attack;
    }

    /// <summary>The id of one and the body of another.</summary>
    public Attack Again(Attack former) => former.Door.Example is { } example && former.Body is not null
        ? former with { Body = new Spoiling(dice, things).Of(example, calm: dice.Next(2) == 0).Bytes }
        : former;

    private string Target(DescribedDoor door)
    {
        var (path, before) = (new StringBuilder(), string.Empty);
        foreach (var part in door.Path.Split('/').Skip(1))
        {
            path.Append('/').Append(part.StartsWith('{') ? Given(part, before) : !_calm && dice.Next(100) == 0 ? Escaped(Any(Spoiling.Texts)) : part);
            before = part;
        }

        if (!_calm && dice.Next(40) == 0) path.Append(Any("/", "//", "/x", "/..", "/%2e%2e", ";a=b", "%20", "/%00", "%", "%zz", "/%ff%fe", "#a"));
        if (!_calm && dice.Next(60) == 0) path.Insert(0, Any("/", "/x", "/api/..", "/live"));
        var query = string.Join('&', Queries(door));
        return query.Length == 0 ? path.ToString() : $"{path}?{query}";
    }

    private string Given(string part, string before) => !_calm && dice.Next(8) == 0
        ? Escaped(Any(Spoiling.Texts))
        : part switch
        {
            "{id}" => dice.Next(30) switch { 0 => Guid.NewGuid().ToString(), 1 => Guid.Empty.ToString(), 2 => things.Any(dice).ToString("B"), 3 => things.Any(dice).ToString().ToUpperInvariant(), _ => things.For(before, dice).ToString() },
            "{name}" => Any("board", "households", "stock", "merge-process", "no-such", "decoy", "wang.fang"),
            "{code}" => Escaped(Any(Words)),
            "{key}" => dice.Next(3) == 0 ? $"{things.Any(dice)}/{Escaped(Any(Words))}" : things.For(before, dice).ToString(),
            _ => "x",
        };

    private IEnumerable<string> Queries(DescribedDoor door)
    {
        if ((door.Parameters.Count == 0 || _calm) && dice.Next(8) != 0) yield break;
        for (var i = dice.Next(6); i > 0; i--)
        {
            var name = door.Parameters.Count == 0 || dice.Next(10) == 0 ? Any("x", "take", "Take", "place[]", "__proto__", "constructor", "search", "$where", "%00") : door.Parameters[dice.Next(door.Parameters.Count)];
            var value = name switch
            {
                "take" or "skip" or "atLeast" or "before" => Any(Numbers),
                "disaster" or "depot" => things.For(name, dice).ToString(),
                "sort" when door.Parameters.Count > 0 && dice.Next(3) > 0 => door.Parameters[dice.Next(door.Parameters.Count)],
                _ => dice.Next(3) == 0 ? Any(Spoiling.Texts) : Any(Words),
            };
            yield return dice.Next(40) == 0 ? name : $"{name}={Escaped(value)}";
        }
    }

    private void Headers(Dictionary<string, string> headers)
    {
        if (dice.Next(15) == 0) headers["Command-Id"] = Any("", "x", "{}", Guid.Empty.ToString(), "0199aa00-0000-7000-8000-00000000000a");
        if (dice.Next(3) == 0) headers["Accept-Language"] = Any(Languages);
        if (dice.Next(12) == 0) headers["If-Match"] = Any(Matches);
        if (dice.Next(12) == 0) headers["If-None-Match"] = Any(Matches);
        if (dice.Next(12) == 0) headers["Accept"] = Any(Accepts);
        if (dice.Next(40) == 0) headers["Content-Encoding"] = Any("gzip", "br", "deflate", "utf-8", "x");
        if (dice.Next(60) == 0) headers["Authorization"] = Any("Bearer", "Bearer x", "Bearer  ", "Basic YTpi", "bearer \u4e2d", new('b', 9000));
        if (dice.Next(60) == 0) headers["Cookie"] = Any("relief=x", "relief=", "relief=\u4e2d; relief=2", ".AspNetCore.Identity.Application=x", ";;;=");
        if (dice.Next(60) == 0) headers["Origin"] = Any("null", "https://elsewhere.example", "http://[", "");
        if (dice.Next(60) == 0) headers["Range"] = Any("bytes=0-1", "bytes=9-", "x");
        if (dice.Next(60) == 0) headers["X-Forwarded-For"] = Any("127.0.0.1", "::1", "x, y");
        if (dice.Next(80) == 0) headers["X-HTTP-Method-Override"] = "DELETE";
        if (dice.Next(80) == 0) headers["Expect"] = "100-continue";
        if (dice.Next(80) == 0) headers["Upgrade"] = "websocket";
        if (dice.Next(200) == 0) headers["X-Large"] = new string('x', dice.Next(1000, 60_000));
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var one in Encoding.UTF8.GetBytes(text.Length > 1500 ? text[..1500] : text))
        {
            if (char.IsAsciiLetterOrDigit((char)one) || one is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~') escaped.Append((char)one);
            else escaped.Append(CultureInfo.InvariantCulture, $"%{one:X2}");
        }

        return escaped.ToString();
    }

    private string Any(params string[] all) => all[dice.Next(all.Length)];
}
