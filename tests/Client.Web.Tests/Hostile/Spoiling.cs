using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace CivilAffairs.Relief.Client.Web.Tests.Hostile;

/// <summary>Makes of a good body one that is not, in its fields or in its bytes.</summary>
internal sealed class Spoiling(Random dice, KnownThings things)
{
    public static readonly string[] Texts =
    [
        "", " ", "\t\r\n", "\0", "a\0b", "\ufeff", "\ufffd", "\uffff", "\u202e反\u202c", "\u2066\u2069", "\u200b", "e\u0301", "１２３", "😀", "👨‍👩‍👧‍👦", "\U00020000", "𠮷田", "NaN", "-0", "null", "true", "[]", "{}",
        "'; drop table journal; --", "\" or 1=1", "%' or '%'='", "../../etc/passwd", "C:\\windows", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}", "%s%n", "=cmd|'/c calc'!A1",
        "11010519491231002X", "110105194912310021", "13805640001", "6222021234567890128", "0", "-1", "341503103", "34150310", "999999999999", "١٢٣", "Ⅷ", "ﬀ", "İ", "ß", new('长', 5_000), new('a', 70_000),
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59-14:00", "2016-02-30", "2016-06-30T20:00:00", "1/7/2016",
    ];

    // Not what a serializer would write.
    private static readonly string[] Raw =
    [
        "1e400", "-1e400", "1e-400", "9223372036854775808", "-9223372036854775809", "18446744073709551616", "0.1", "1.0", "1E2", "-0", "00", "1.", ".5", "+1", "NaN", "Infinity", "0x10",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\x\"", "\"\u0001\"", "'a'", "undefined", "tru", "// a", "/* a */ 1", "[1,]", "{\"a\":1,}", "\"unfinished",
    ];

    private static readonly Encoding Chinese = Gb18030();

    /// <summary>A body made from the example of the door, good or not.</summary>
    /// <param name="calm">Good as far as its form goes.</param>
    public (byte[] Bytes, string? Type) Of(JsonNode example, bool calm)
    {
        var body = example.DeepClone();
        Place(body, string.Empty);
        if (calm) return (Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json");
        Options(body);
        for (var i = dice.Next(4); i > 0; i--) Fields(body);
        var json = body.ToJsonString();
        if (dice.Next(6) == 0) json = Unwritable(json);
        return dice.Next(3) == 0 ? Bytes(json) : (Encoding.UTF8.GetBytes(json), "application/json");
    }

    /// <summary>The things that there are, where the example names one that is not; now and then an optional field less.</summary>
    private void Place(JsonNode node, string within)
    {
        switch (node)
        {
            case JsonObject some:
                foreach (var (name, value) in some.ToArray())
                {
                    if (IsId(value)) some[name] = things.For(name, dice).ToString();
                    else if (value is not null) Place(value, name);
                }

                break;
            case JsonArray all:
                for (var i = 0; i < all.Count; i++)
                {
                    if (IsId(all[i])) all[i] = things.For(within, dice).ToString();
                    else if (all[i] is { } value) Place(value, within);
                }

                break;
        }
    }

    private static bool IsId(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && Guid.TryParse(text, out _);

    private void Options(JsonNode body)
    {
        if (body is not JsonObject some || dice.Next(3) != 0) return;
        foreach (var name in some.Select(field => field.Key).ToArray())
        {
            if (dice.Next(6) == 0) some.Remove(name);
        }
    }

    /// <summary>Changes one field, wherever it is.</summary>
    private void Fields(JsonNode body)
    {
        if (Holders(body).ToList() is not { Count: > 0 } holders) return;
        switch (holders[dice.Next(holders.Count)])
        {
            case JsonArray { Count: > 0 } list when dice.Next(4) == 0:
                for (var i = dice.Next(2) == 0 ? 1 : 3_000; i > 0; i--) list.Add(list[0]?.DeepClone());
                break;
            case JsonArray { Count: > 0 } list:
                list[dice.Next(list.Count)] = Value();
                break;
            case JsonObject some:
                Field(some, some.Count == 0 ? "x" : some.GetAt(dice.Next(some.Count)).Key);
                break;
        }
    }

    private void Field(JsonObject some, string name)
    {
        switch (dice.Next(8))
        {
            case 0:
                some.Remove(name);
                break;
            case 1:
                some[$"{name}x"] = Value();
                break;
            case 2:
                some[name.ToUpperInvariant()] = some[name]?.DeepClone();
                break;
            default:
                some[name] = Value();
                break;
        }
    }

    /// <summary>Puts in what no serializer would write, and now and then a field twice.</summary>
    private string Unwritable(string json)
    {
        var at = Colons(json).ToList();
        if (at.Count == 0) return json;
        var colon = at[dice.Next(at.Count)];
        return json[..(colon + 1)] + Raw[dice.Next(Raw.Length)] + (dice.Next(2) == 0 ? string.Empty : ",\"x\":") + json[(colon + 1)..];
    }

    private static IEnumerable<int> Colons(string json)
    {
        for (var i = json.IndexOf("\":", StringComparison.Ordinal); i >= 0; i = json.IndexOf("\":", i + 2, StringComparison.Ordinal)) yield return i + 1;
    }

    private JsonNode? Value() => dice.Next(12) switch
    {
        0 => null,
        1 => dice.NextInt64(),
        2 => -dice.Next(1000),
        3 => dice.Next(2) == 0,
        4 => new JsonArray(),
        5 => new JsonObject { ["kind"] = "nothing", ["zh"] = "a" },
        6 => Deep(dice.Next(10, 100)),
        7 => dice.NextDouble() * 1e15,
        8 => things.Any(dice).ToString(),
        9 => 0,
        _ => Texts[dice.Next(Texts.Length)],
    };

    private static JsonArray Deep(int levels) => levels == 0 ? [] : [Deep(levels - 1)];

    private static IEnumerable<JsonNode> Holders(JsonNode? node) => node switch
    {
        JsonObject some => some.Select(field => field.Value).SelectMany(Holders).Prepend(some),
        JsonArray all => all.SelectMany(Holders).Prepend(all),
        _ => [],
    };

    private (byte[] Bytes, string? Type) Bytes(string json)
    {
        var good = Encoding.UTF8.GetBytes(json);
        const string type = "application/json";
        switch (dice.Next(21))
        {
            case 19: return (Form(good), "multipart/form-data; boundary=x");
            case 0: return ([], type);
            case 1: return (good[..dice.Next(good.Length)], type);
            case 2: return ([.. good, .. good], type);
            case 3: return (Chinese.GetBytes(json), type);
            case 4: return (Chinese.GetBytes(json), "application/json; charset=gb18030");
            case 5: return ([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(json)], type);
            case 6: return (Encoding.BigEndianUnicode.GetBytes(json), "application/json; charset=utf-16");
            case 7: return ([.. Encoding.UTF8.Preamble, .. good], type);
            case 8: return (Invalid(good), type);
            case 9: return (Encoding.UTF8.GetBytes(new string('[', dice.Next(100, 200_000))), type);
            case 10: return ([.. good, .. Enumerable.Repeat((byte)' ', dice.Next(1 << 19, 3 << 19))], type);
            case 11: return (Encoding.UTF8.GetBytes("{\"x\":\"" + new string('y', dice.Next(1 << 20, 1 << 22)) + "\"}"), type);
            case 12: return (Enumerable.Range(0, dice.Next(1, 3000)).Select(_ => (byte)dice.Next(256)).ToArray(), type);
            case 13: return (Zipped(good), type);
            case 14: return (good, null);
            case 15: return (good, Any("text/plain", "text/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=\"utf-8", "application/json;;;", "json", "*/*", "application/jsonx", new('a', 4000)));
            case 16: return (good, Any("application/problem+json", "APPLICATION/JSON", "application/json; charset=UTF-8", "text/json"));
            case 17: return (Encoding.UTF8.GetBytes(Any("null", "1", "\"a\"", "true", "[]", "{}", "{\"\":1}", "[{}]", "\u0000", "a=b&c=d", "<xml/>", "--x\r\n\r\n")), type);
            case 18: return ([.. good, 0], type);
            default: return (Encoding.UTF8.GetBytes($"[{json}]"), type);
        }
    }

    /// <summary>A form with a file, cut off somewhere in half of the cases.</summary>
    private byte[] Form(byte[] file)
    {
        byte[] form =
        [
            .. Encoding.UTF8.GetBytes($"--x\r\nContent-Disposition: form-data; name=\"disaster\"\r\n\r\n{things.Any(dice)}\r\n--x\r\nContent-Disposition: form-data; name=\"{Any("photo", "file", "", "照")}\"; filename=\"{Any("a.jpg", "a.csv", "../a.xlsx", "")}\"\r\n\r\n"),
            .. file,
            .. "\r\n--x--\r\n"u8,
        ];
        return dice.Next(2) == 0 ? form[..dice.Next(form.Length)] : form;
    }

    /// <summary>What no text in UTF-8 holds: stray, cut, overlong and surrogate bytes.</summary>
    private byte[] Invalid(byte[] good)
    {
        byte[][] bad = [[0xFF], [0x80], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xB8]];
        var quote = Array.FindIndex(good, dice.Next(good.Length), one => one == (byte)'"');
        var at = quote < 0 ? dice.Next(good.Length + 1) : quote + 1;
        return [.. good[..at], .. bad[dice.Next(bad.Length)], .. good[at..]];
    }

    private static byte[] Zipped(byte[] good)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest)) zip.Write(good);
        return zipped.ToArray();
    }

    private string Any(params string[] all) => all[dice.Next(all.Length)];

    private static Encoding Gb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("gb18030");
    }
}
