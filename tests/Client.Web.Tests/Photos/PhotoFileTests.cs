using System.Text;
using CivilAffairs.Relief.Client.Web.Photos;

namespace CivilAffairs.Relief.Client.Web.Tests.Photos;

public sealed class PhotoFileTests
{
    [Fact]
    public void What_a_camera_writes_beside_the_picture_is_left_out()
    {
        foreach (var (file, type) in new[] { (Pictures.Jpeg(), "image/jpeg"), (Pictures.Png(), "image/png") })
        {
            var photo = PhotoFile.Read(file)!;
            photo.MediaType.ShouldBe(type);
            var kept = Encoding.Latin1.GetString(photo.Bytes.Span);
            kept.ShouldNotContain(Pictures.Place);
            kept.ShouldContain(type == "image/png" ? "pixels" : "scan");
        }
    }

    [Fact]
    public void The_picture_itself_is_untouched()
    {
        var kept = PhotoFile.Read(Pictures.Jpeg())!.Bytes.ToArray();
        kept[^2..].ShouldBe([0xFF, 0xD9]);
        Encoding.Latin1.GetString(kept).Split("scan").Length.ShouldBe(3);

        // What is kept has nothing more to lose: its hash stays.
        PhotoFile.Read(kept)!.Bytes.ToArray().ShouldBe(kept);
    }

    [Fact]
    public void Whatever_it_calls_itself_a_file_is_known_by_its_bytes()
    {
        PhotoFile.Read("<svg onload=alert(1)>"u8).ShouldBeNull();
        PhotoFile.Read("GIF89a"u8).ShouldBeNull();
        PhotoFile.Read([]).ShouldBeNull();
    }

    [Fact]
    public void A_file_that_ends_early_is_no_photo()
    {
        foreach (var file in new[] { PhotoFile.Read(Pictures.Jpeg())!.Bytes.ToArray(), PhotoFile.Read(Pictures.Png())!.Bytes.ToArray() })
        {
            for (var length = 0; length < file.Length; length++) PhotoFile.Read(file.AsSpan(0, length)).ShouldBeNull($"{length} of {file.Length} bytes");
        }
    }
}
