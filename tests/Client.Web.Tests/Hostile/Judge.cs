using System.Text.Json;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views;

namespace CivilAffairs.Relief.Client.Web.Tests.Hostile;

/// <summary>What must hold of every answer, whatever was asked.</summary>
/// <param name="homes">Where the things are that do not move, by the address of each.</param>
internal sealed class Judge(ViewTables tables, IReadOnlyDictionary<string, PlaceCode> homes)
{
    private const string Views = "/api/views/";

    /// <summary>What is wrong with an answer; null where nothing is.</summary>
    public string? Complaint(Attack attack, HttpResponseMessage answer, string text)
    {
        try
        {
            return Fault(attack, answer, text);
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return $"{unreadable.Message}: {text}";
        }
    }

    private string? Fault(Attack attack, HttpResponseMessage answer, string text)
    {
        var status = (int)answer.StatusCode;
        if (status >= 500) return $"{status}: {text}";
        if (attack.Method is "HEAD" or "head") return null;
        return status >= 400 ? Refusal(attack, answer, text) : status == 200 ? Granted(attack, text) : null;
    }

    private static string? Refusal(Attack attack, HttpResponseMessage answer, string text)
    {
        if (text.Length == 0 && attack.IsNoHttp) return null;
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json") return $"{(int)answer.StatusCode} is no problem document but {answer.Content.Headers.ContentType}: {text}";
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        if (problem.GetProperty("status").GetInt32() != (int)answer.StatusCode) return $"the status is not told: {text}";
        var (zh, en) = (problem.GetProperty("reason").GetProperty("zh").GetString(), problem.GetProperty("reason").GetProperty("en").GetString());
        var title = problem.GetProperty("title").GetString();
        if (string.IsNullOrWhiteSpace(zh) || string.IsNullOrWhiteSpace(en) || string.IsNullOrEmpty(problem.GetProperty("code").GetString()) || !problem.TryGetProperty("field", out _)) return $"code, field or reason is missing: {text}";
        var wanted = attack.Headers.GetValueOrDefault("Accept-Language") switch
        {
            "en" or "en-GB,zh;q=0.5" or "zh;q=0.1, en;q=0.9" => en,
            null or "zh" or "fr" => zh,
            _ => title == en ? en : zh,
        };
        return title == wanted ? null : $"the title is in another language than asked for: {text}";
    }

    private string? Granted(Attack attack, string text)
    {
        var path = attack.Target.Split('?')[0];
        if (attack.Method == "GET" && path.StartsWith(Views, StringComparison.Ordinal)) return Rows(attack.By.Scope, path[Views.Length..], text);
        if (attack.Method == "GET" && path == "/api/accounts") return Accounts(attack.By.Scope, text);
        var parts = path.Split('/');

        // The receipt of a command is told again to whoever knows its id, which nobody guesses: where it stands in the journal, and nothing of the thing.
        if (text.Contains("\"outcome\":\"repeated\"", StringComparison.Ordinal)) return null;
        return attack.Method == "POST" && parts.Length == 5 && homes.TryGetValue($"{parts[2]}/{parts[3].ToLowerInvariant()}", out var home) && !home.IsInside(attack.By.Scope)
            ? $"a command was taken for a thing of {home}"
            : null;
    }

    private string? Rows(PlaceCode scope, string name, string text)
    {
        var table = tables.Find(name.Split('/')[0])!;
        var told = JsonSerializer.Deserialize<JsonElement>(text);
        if (!told.TryGetProperty("through", out _)) return Scopes.IsSeen(table, told, scope) ? null : $"a row out of scope: {text}";
        var rows = told.GetProperty("rows").EnumerateArray().ToList();
        if (rows.Count > 500) return $"{rows.Count} rows in one page";
        return rows.Select(row => row.GetProperty("row")).FirstOrDefault(row => !Scopes.IsSeen(table, row, scope)) is { ValueKind: not JsonValueKind.Undefined } stray ? $"a row out of scope: {stray}" : null;
    }

    private static string? Accounts(PlaceCode scope, string text) =>
        JsonSerializer.Deserialize<JsonElement>(text).EnumerateArray().All(account => PlaceCode.Parse(account.GetProperty("scope").GetString()!).IsInside(scope)) ? null : $"an account out of scope: {text}";
}
