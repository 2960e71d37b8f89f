using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Description;
using CivilAffairs.Relief.Client.Web.Imports;
using CivilAffairs.Relief.Client.Web.Photos;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using Microsoft.AspNetCore.Mvc;

namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>Photos of what a household lost and of its home rebuilt: taken once, never changed, seen by those whose task families are.</summary>
public static class PhotoEndpoints
{
    /// <summary>In bytes; the console makes a phone's photo smaller before it sends it.</summary>
    private const long LargestBody = 4 << 20;

    private static readonly Role[] Takers = [Role.CommandStaff, Role.TownshipOfficer, Role.InformationOfficer];

    public static void MapPhotos(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/households/{id:guid}/photos").RequireAuthorization().WithTags("households");
        group.MapPost("", AddAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody), new TakesCommandId(), new ForRoles(Takers), new TakesPhoto())
            .Produces<PhotoReply>();
        group.MapGet("/{hash}", ReadAsync).Produces(StatusCodes.Status200OK, contentType: "image/jpeg").ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>A form with <c>disaster</c>, <c>caption</c> (optional) and the file <c>photo</c>. The bytes are stored first, so that no household shows a photo that is not there.</summary>
    private static async Task<IResult> AddAsync(Guid id, HttpContext http, IEngine engine, PhotoStore photos, TimeProvider clock)
    {
        var actor = AccountClaims.ActorOf(http.User);
        if (!CommandId.TryParse(http.Request.Headers[Requests.CommandIdHeader], out var command)) return Problems.Unreadable(http, Requests.CommandIdHeader, new("请求头缺少有效的指令编号 (UUID)", "the header lacks a valid command id (UUID)"));
        if (!Takers.Contains(actor.Role)) return Problems.Of(http, new NotAllowed(actor.Role));
        if (!http.Request.HasFormContentType) return Problems.Result(http, StatusCodes.Status415UnsupportedMediaType, "not-a-form", "Content-Type", new("请求内容须为 multipart/form-data", "the body must be multipart/form-data"));
        try
        {
            var household = new HouseholdId(id);
            var state = (await engine.ReadAsync<HouseholdState>(StreamName.Of(household), http.RequestAborted)).State;
            if (state.Place is not { } place) return Problems.NotFound(http);
            if (!place.IsInside(actor.Scope)) return Problems.Of(http, new OutOfScope(actor.Scope));
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (!DisasterId.TryParse(form["disaster"], out var disaster)) return Problems.Unreadable(http, "disaster", new("缺少有效的灾害编号", "a valid disaster is missing"));
            if (form["caption"].ToString().Contains('\0', StringComparison.Ordinal)) return Problems.Unreadable(http, "caption", new("说明无法识别", "the caption cannot be read"));
            if (form.Files["photo"] is not { } file || PhotoFile.Read(await BytesAsync(file, http.RequestAborted)) is not { } photo) return Problems.Of(http, new NotAPhoto());

            var hash = PhotoHash.Of(photo.Bytes.Span);
            var now = clock.GetUtcNow();
            await photos.PutAsync(household, hash, photo, now, http.RequestAborted);
            var add = new HouseholdCommand.AddPhoto(hash, disaster, form["caption"].ToString() is { Length: > 0 } caption ? caption : null);
            return Requests.Answer(http, await engine.ExecuteAsync(StreamName.Of(household), add, new CommandContext(command, actor.AsSystem(), now), JournalPosition.None, CancellationToken.None), hash);
        }
        catch (Exception fault) when (Upload.IsCutShort(fault, http))
        {
            return Problems.Unreadable(http, string.Empty, new("请求内容无法识别", "the body cannot be read"));
        }
        catch (BadHttpRequestException fault)
        {
            return fault.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Problems.Result(http, fault.StatusCode, "too-large", "photo", new("照片过大，最大 4 MB", "the photo is too large: at most 4 MB"))
                : Problems.Unreadable(http, string.Empty, new("请求内容无法识别", "the body cannot be read"));
        }
    }

    private static async Task<IResult> ReadAsync(Guid id, string hash, HttpContext http, IEngine engine, PhotoStore photos)
    {
        var actor = AccountClaims.ActorOf(http.User);
        if (!PersonalData.MayRead(actor.Role)) return Problems.Of(http, new NotAllowed(actor.Role));
        var household = new HouseholdId(id);
        var state = (await engine.ReadAsync<HouseholdState>(StreamName.Of(household), http.RequestAborted)).State;
        var shown = PhotoHash.TryParse(hash, out var asked) && state is { Erased: false, Place: { } place } && place.IsInside(actor.Scope) && state.Photos.Contains(asked);
        if (!shown || await photos.FindAsync(household, asked, http.RequestAborted) is not { } photo) return Problems.NotFound(http);

        // Not kept by the browser: it would outlive an erasure and the session.
        http.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(photo.Bytes.ToArray(), photo.MediaType);
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
