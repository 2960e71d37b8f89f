using System.Net;
using System.Net.Http.Headers;
using CivilAffairs.Relief.Client.Web.Photos;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Views;

namespace CivilAffairs.Relief.Client.Web.Tests.Photos;

public sealed class PhotoDoorTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_photo_is_shown_by_the_household_and_its_timeline_under_the_name_of_who_took_it()
    {
        var (flood, household) = await StrikeAsync();
        var officer = await flood.UpperOfficer;
        var id = Guid.NewGuid();
        var added = await AddAsync(officer, flood, household, Pictures.Jpeg(), "堂屋倒塌", id);
        added.Status.ShouldBe(HttpStatusCode.OK, added.Text);
        (await AddAsync(officer, flood, household, Pictures.Jpeg(), "堂屋倒塌", id)).Outcome.ShouldBe("repeated");
        (await AddAsync(officer, flood, household, Pictures.Jpeg(), "别的说明")).Outcome.ShouldBe("already-true");

        var photos = (await officer.GetAsync($"/api/views/households/{household}?atLeast={added.Position}")).Json.GetProperty("photos").EnumerateArray().ToList();
        photos.Count.ShouldBe(1);
        photos[0].GetProperty("caption").GetString().ShouldBe("堂屋倒塌");
        photos[0].GetProperty("by").GetString().ShouldBe($"{Role.TownshipOfficer}-{Flood.Upper}-");
        var kept = PhotoFile.Read(Pictures.Jpeg())!.Bytes;
        photos[0].GetProperty("photo").GetString().ShouldBe(PhotoHash.Of(kept.Span).ToString());
        added.Json.GetProperty("photo").GetString().ShouldBe(PhotoHash.Of(kept.Span).ToString());
        (await officer.GetAsync($"/api/households/{household}/timeline")).Json.GetProperty("rows")[0].GetProperty("type").GetString().ShouldBe("household.photo-added.1");

        using var reply = await GetAsync(officer, household, kept);
        (await reply.Content.ReadAsByteArrayAsync()).ShouldBe(kept.ToArray());
        reply.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        reply.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Photos_of_a_home_are_seen_and_taken_within_the_place_by_those_whose_task_it_is()
    {
        var (flood, household) = await StrikeAsync();
        var kept = PhotoFile.Read(Pictures.Jpeg(2))!.Bytes;
        (await AddAsync(await flood.LowerOfficer, flood, household, Pictures.Jpeg(2), null)).Code.ShouldBe("out-of-scope");
        (await AddAsync(await flood.Keeper, flood, household, Pictures.Jpeg(2), null)).Code.ShouldBe("not-allowed");
        (await AddAsync(await flood.UpperOfficer, flood, household, Pictures.Jpeg(2), null)).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var (caller, status) in new[] { (await flood.LowerOfficer, HttpStatusCode.NotFound), (await flood.Keeper, HttpStatusCode.Forbidden), (await flood.Staff, HttpStatusCode.OK), (office.Nobody, HttpStatusCode.Unauthorized) })
        {
            using var reply = await GetAsync(caller, household, kept);
            reply.StatusCode.ShouldBe(status);
        }
    }

    [Fact]
    public async Task What_is_no_photo_or_too_large_is_refused()
    {
        var (flood, household) = await StrikeAsync();
        var officer = await flood.UpperOfficer;
        (await AddAsync(officer, flood, household, "<svg/>"u8.ToArray(), null)).Code.ShouldBe("not-a-photo");
        (await AddAsync(officer, flood, household, new byte[5 << 20], null)).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await officer.PostAsync($"/api/households/{household}/photos", new { })).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("--x")]
    [InlineData("--x\r\n\r\n")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"disaster\"\r\n\r\nab")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\nab\r\n--x")]
    [InlineData("--x\r\nno header\r\n\r\nab\r\n--x--\r\n")]
    public async Task A_form_that_ends_too_soon_is_refused(string body)
    {
        var (flood, household) = await StrikeAsync();
        using var form = new StringContent(body);
        form.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        (await (await flood.UpperOfficer).SendAsync(HttpMethod.Post, $"/api/households/{household}/photos", form, Guid.NewGuid())).Code.ShouldBe("unreadable");
    }

    [Fact]
    public async Task An_erasure_takes_the_photos_with_it()
    {
        var (flood, household) = await StrikeAsync();
        var officer = await flood.UpperOfficer;
        var kept = PhotoFile.Read(Pictures.Jpeg(3))!.Bytes;
        var added = await AddAsync(officer, flood, household, Pictures.Jpeg(3), "门口");
        var erased = await (await office.AdminAsync()).DoAsync($"/api/households/{household}/erase", new HouseholdCommand.Erase("本人要求"));
        using (var reply = await GetAsync(officer, household, kept)) reply.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync($"/api/households/{household}/timeline")).Text.ShouldNotContain("门口");

        // The view shows the erasure, and the photo is no longer young.
        (await officer.GetAsync($"/api/views/households/{household}?atLeast={erased}")).Json.GetProperty("photos").GetArrayLength().ShouldBe(0);
        var services = office.App.Services;
        var store = services.GetRequiredService<PhotoStore>();
        using var sweeper = new PhotoSweeper(store, services.GetRequiredService<IJournal>(), services.GetRequiredService<IViews>(), new Later(), NullLogger<PhotoSweeper>.Instance);
        (await sweeper.SweepAsync(CancellationToken.None)).ShouldBeGreaterThanOrEqualTo(1);
        (await store.FindAsync(household, PhotoHash.Of(kept.Span), CancellationToken.None)).ShouldBeNull();
        added.Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<(Flood Flood, HouseholdId Household)> StrikeAsync()
    {
        var flood = await Flood.StrikeAsync(office);
        return (flood, await flood.RegisterAsync(Flood.Upper));
    }

    private static async Task<Answer> AddAsync(Caller caller, Flood flood, HouseholdId household, byte[] bytes, string? caption, Guid? id = null)
    {
        using var form = new MultipartFormDataContent { { new StringContent(flood.Disaster.ToString()), "disaster" }, { new ByteArrayContent(bytes), "photo", "IMG_0001.JPG" } };
        if (caption is not null) form.Add(new StringContent(caption), "caption");
        return await caller.SendAsync(HttpMethod.Post, $"/api/households/{household}/photos", form, id ?? Guid.NewGuid());
    }

    private static async Task<HttpResponseMessage> GetAsync(Caller caller, HouseholdId household, ReadOnlyMemory<byte> kept)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, $"/api/households/{household}/photos/{PhotoHash.Of(kept.Span)}");
        if (caller.Token is not null) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", caller.Token);
        return await caller.Http.SendAsync(message);
    }

    private sealed class Later : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(1);
    }
}
