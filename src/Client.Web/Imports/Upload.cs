using CivilAffairs.Relief.Client.Web.Endpoints;
using CivilAffairs.Relief.Sheets.Files;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CivilAffairs.Relief.Client.Web.Imports;

/// <summary>Takes a file out of a request: the body itself, or the first file of a form.</summary>
internal static class Upload
{
    /// <summary>In bytes: two hundred thousand people are some forty million.</summary>
    public const long Largest = 64 << 20;

    // What a form puts round its file.
    private const long Wrapping = 64 << 10;

    /// <summary>Lets the body of this request be as large as a file may be.</summary>
    public static void Allow(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = Largest + Wrapping;
    }

    /// <summary>Writes the file to <paramref name="path"/>.</summary>
    /// <returns>What to answer where it cannot be taken.</returns>
    public static async Task<IResult?> TakeAsync(HttpContext http, string path)
    {
        try
        {
            if (await FileOfAsync(http.Request, http.RequestAborted) is not { } body) return Problems.Of(http, new FileEmpty());
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using var file = new FileStream(path, options);
            var block = new byte[64 * 1024];
            while (await body.ReadAsync(block, http.RequestAborted) is > 0 and var read)
            {
                if (file.Position + read > Largest) return TooLarge(http);
                await file.WriteAsync(block.AsMemory(0, read), http.RequestAborted);
            }

            return null;
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(http);
        }
        catch (Exception fault) when (IsCutShort(fault, http))
        {
            return Problems.Unreadable(http, "file", new("上传的表单不完整", "the form that was sent is not whole"));
        }
    }

    /// <summary>Whether reading a form failed because it is none, or ends before its last part does, while the client is still there for the answer.</summary>
    public static bool IsCutShort(Exception fault, HttpContext http) =>
        fault is InvalidDataException or (IOException and not BadHttpRequestException) && !http.RequestAborted.IsCancellationRequested;

    private static async Task<Stream?> FileOfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)) return request.Body;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > 200) throw new InvalidDataException("no boundary");
        var form = new MultipartReader(boundary, request.Body);
        while (await form.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) && disposition.IsFileDisposition()) return section.Body;
        }

        return null;
    }

    private static IResult TooLarge(HttpContext http) =>
        Problems.Result(http, StatusCodes.Status413PayloadTooLarge, "too-large", "file", new($"文件超过 {Largest >> 20} MB，请分成几个文件", $"the file is larger than {Largest >> 20} MB: divide it"));
}
