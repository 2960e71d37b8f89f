using System.Buffers;
using System.Text;
using CivilAffairs.Relief.Scenarios.Live;

namespace CivilAffairs.Relief.Scenarios.Tests;

public sealed class LiveFrameTests
{
    private const char End = '\u001e';

    [Fact]
    public void A_handshake_names_the_protocol() => Encoding.UTF8.GetString(LiveFrame.Handshake()).ShouldBe($$"""{"protocol":"json","version":1}{{End}}""");

    [Fact]
    public void A_stream_is_opened_with_its_argument() => Encoding.UTF8.GetString(LiveFrame.Open("1", "Rows", new { view = "board", after = 0 }))
        .ShouldBe($$"""{"type":4,"invocationId":"1","target":"Rows","arguments":[{"view":"board","after":0}]}{{End}}""");

    [Fact]
    public void Several_messages_in_one_are_read_apart()
    {
        var frames = Read($$$"""{}{{{End}}}{"type":6}{{{End}}}{"type":2,"invocationId":"1","item":{"through":17}}{{{End}}}{"type":3,"invocationId":"1","error":"gone"}{{{End}}}{"type":7}{{{End}}}{"type":1}{{{End}}}""", out var rest);

        frames.Select(frame => frame.GetType()).ShouldBe([typeof(LiveFrame.Welcome), typeof(LiveFrame.Ping), typeof(LiveFrame.Item), typeof(LiveFrame.Completed), typeof(LiveFrame.Closed), typeof(LiveFrame.Other)]);
        ((LiveFrame.Item)frames[2]).Value.GetProperty("through").GetInt64().ShouldBe(17);
        ((LiveFrame.Completed)frames[3]).Error.ShouldBe("gone");
        rest.ShouldBeEmpty();
    }

    [Fact]
    public void A_message_that_is_not_complete_waits_for_its_end()
    {
        Read($$"""{"type":6}{{End}}{"type":""", out var rest).Count.ShouldBe(1);

        rest.ShouldBe("""{"type":""");
    }

    [Fact]
    public void A_refused_handshake_tells_why() => Read($$"""{"error":"no such protocol"}{{End}}""", out _).ShouldBe([new LiveFrame.Welcome("no such protocol")]);

    [Fact]
    public void What_is_no_message_is_told_apart() => Should.Throw<FormatException>(() => Read($"hello{End}", out _));

    private static IReadOnlyList<LiveFrame> Read(string text, out string rest)
    {
        var buffer = new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(text));
        var frames = LiveFrame.Read(ref buffer);
        rest = Encoding.UTF8.GetString(buffer);
        return frames;
    }
}
