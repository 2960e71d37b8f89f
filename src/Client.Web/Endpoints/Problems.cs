using System.Text.Json;
using System.Text.RegularExpressions;
using CivilAffairs.Relief.Domain;
using Microsoft.AspNetCore.Mvc;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>Refusals and faults as problem details (RFC 9457), in the language that the client asks for.</summary>
public static partial class Problems
{
    private const int LongestField = 200;

    private static readonly Bilingual Unknown = new("系统暂时无法确认结果，请用同一编号重试", "the outcome is not known now: send the same request again");

    /// <summary>A refusal: 403 where the account may not, 412 where the thing has changed since the form was filled in, 409 otherwise.</summary>
    public static IResult Of(HttpContext context, Refusal refusal)
    {
        if (refusal is ChangedMeanwhile changed) Requests.Tag(context, changed.Version);
        return Result(context, StatusOf(refusal), refusal.Code, refusal.Field, refusal.Reason);
    }

    /// <summary>The request cannot be read: 400, with the field at fault.</summary>
    public static IResult Unreadable(HttpContext context, string field, Bilingual reason) => Result(context, StatusCodes.Status400BadRequest, "unreadable", field, reason);

    /// <summary>The body is not the JSON that the command wants.</summary>
    public static IResult Unreadable(HttpContext context, JsonException fault)
    {
        var at = (fault.Path ?? "$").TrimStart('$').TrimStart('.');

        // Whoever misspells a field with a thousand characters need not read them all.
        if (fault.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal)) return Unreadable(context, at.Length > LongestField ? at[..LongestField] : at, new("没有该字段", "there is no such field"));

        if (fault.Message.StartsWith(NoNulls.Message, StringComparison.Ordinal)) return Unreadable(context, ElementOf().Match(fault.Message).Groups["field"].Value, new("不能为空", "must not be null"));

        // A field that is missing altogether is named in the message only.
        return MissingField().Match(fault.Message) is { Success: true } missing
            ? Unreadable(context, at.Length == 0 ? missing.Groups["field"].Value : $"{at}.{missing.Groups["field"].Value}", new("缺少该字段", "this field is missing"))
            : Unreadable(context, at, new("无法识别，请检查该字段的类型和格式", "cannot be read: check the type and form of this field"));
    }

    /// <summary>A field of the body is one of several kinds, and its <c>kind</c> is missing.</summary>
    public static IResult Unreadable(HttpContext context, NotSupportedException fault) =>
        Unreadable(context, PathOf().Match(fault.Message).Groups["path"].Value, new("缺少 kind，无法识别属于哪一种", "the kind is missing: one of several is wanted here"));

    public static IResult NotFound(HttpContext context) => Result(context, StatusCodes.Status404NotFound, "not-found", string.Empty, new("没有该记录，或不在您的辖区内", "no such record, or not within your area"));

    /// <summary>The status for what went wrong in a request.</summary>
    public static int StatusOf(Exception fault) => fault switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ => Away.Is(fault) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
    };

    public static IResult WeakPassword(HttpContext context) => Result(context, StatusCodes.Status409Conflict, "weak-password", "password", new("密码至少 12 位", "a password has at least 12 characters"));

    /// <summary>The system cannot answer now; the same request may be sent again.</summary>
    public static IResult Unavailable(HttpContext context)
    {
        SayWhenAgain(context);
        return Result(context, StatusCodes.Status503ServiceUnavailable, "unavailable", string.Empty, Unknown);
    }

    private static void SayWhenAgain(HttpContext context) => context.Response.Headers.RetryAfter = "1";

    // By its code, for a refusal may have come from another machine.
    private static int StatusOf(Refusal refusal)
    {
        if (refusal.Is<NotAllowed>() || refusal.Is<OutOfScope>() || refusal.Is<NotYourDepot>()) return StatusCodes.Status403Forbidden;
        return refusal.Is<ChangedMeanwhile>() ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status409Conflict;
    }

    /// <param name="more">Further members of the document.</param>
    public static IResult Result(HttpContext context, int status, string code, string field, Bilingual reason, params ReadOnlySpan<(string Name, object Value)> more)
    {
        var problem = new ProblemDetails
        {
            Type = $"urn:relief:problem:{code}",
            Status = status,
            Title = In(context, reason),
            Instance = context.Request.Path,
        };
        problem.Extensions["code"] = code;
        problem.Extensions["field"] = field;
        problem.Extensions["reason"] = reason;
        foreach (var (name, value) in more) problem.Extensions[name] = value;
        return Write(problem, status);
    }

    public static IResult Write(ProblemDetails problem, int status) => Results.Json(problem, ReliefJson.Options, "application/problem+json", status);

    /// <summary>Gives what the framework answers by itself the code and the words that every other problem has.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (context.HttpContext.Response.StatusCode == StatusCodes.Status503ServiceUnavailable) SayWhenAgain(context.HttpContext);
        if (problem.Extensions.ContainsKey("code")) return;
        (string Code, Bilingual Reason) known = context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => ("unreadable", new("无法识别该请求", "the request cannot be read")),
            StatusCodes.Status401Unauthorized => ("not-signed-in", new("请先登录", "sign in first")),
            StatusCodes.Status403Forbidden => ("not-allowed", new("该账号无权执行此操作", "this account may not do this")),
            StatusCodes.Status404NotFound => ("no-such-address", new("没有该地址", "there is no such address")),
            StatusCodes.Status405MethodNotAllowed => ("wrong-method", new("该地址不支持此请求方法", "this address does not take this method")),
            StatusCodes.Status408RequestTimeout => ("too-slow", new("请求内容传输过慢", "the body came too slowly")),
            StatusCodes.Status413PayloadTooLarge => ("too-large", new("请求内容过大", "the body is too large")),
            StatusCodes.Status415UnsupportedMediaType => ("not-json", new("请求内容须为 UTF-8 编码的 JSON", "the body must be JSON in UTF-8")),
            StatusCodes.Status429TooManyRequests => ("too-many", new("请求过于频繁，请稍后重试", "too many requests: send this again a little later")),
            StatusCodes.Status503ServiceUnavailable => ("unavailable", Unknown),
            >= StatusCodes.Status500InternalServerError => ("fault", new("系统内部错误，已记录", "a fault of the system; it is logged")),
            _ => ("not-served", new("无法受理该请求", "such a request is not served")),
        };
        problem.Type = $"urn:relief:problem:{known.Code}";
        problem.Title = In(context.HttpContext, known.Reason);
        problem.Instance = context.HttpContext.Request.Path;
        problem.Extensions["code"] = known.Code;
        problem.Extensions["field"] = string.Empty;
        problem.Extensions["reason"] = known.Reason;
    }

    /// <summary>The text in the language that the client prefers: English where it says so first, Chinese otherwise.</summary>
    public static string In(HttpContext context, Bilingual text)
    {
        var preferred = context.Request.GetTypedHeaders().AcceptLanguage?.OrderByDescending(language => language.Quality ?? 1).FirstOrDefault()?.Value.Value;
        return preferred?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? text.En : text.Zh;
    }

    [GeneratedRegex("missing required properties including: '(?<field>[^']+)'", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MissingField();

    [GeneratedRegex(NoNulls.Message + @"(?<field>[^ ]+\])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ElementOf();

    [GeneratedRegex(@"Path: \$\.?(?<path>[^ |]*)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PathOf();
}
