using System.Text;
using Holdpoint.Core.Evidence;

namespace Holdpoint.Core.Tests.Evidence;

public class EvidenceEntryTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 7, 8, 9, TimeSpan.FromHours(2));

    private static readonly EvidenceEvent One = new(
        "artifact.accept",
        "vault/abc",
        "anna",
        At,
        """{ "z": 1, "a": {"y": [2, {"d": 1.50, "c": "ü"}], "b": null} }""",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["patch"] = "00ff" }
    );

    [Fact]
    public void An_event_is_one_line_with_sorted_keys_and_the_time_in_UTC() =>
        Assert.Equal(
            """{"actor":"anna","at":"2026-03-04T05:08:09.0000000Z","digests":{"patch":"00ff"},"facts":{"a":{"b":null,"y":[2,{"c":"ü","d":1.50}]},"z":1},"kind":"artifact.accept","subject":"vault/abc"}""",
            Encoding.UTF8.GetString(EvidenceEntry.Write(One))
        );

    [Fact]
    public void An_entry_read_and_written_again_is_the_same_bytes()
    {
        var entry = EvidenceEntry.Write(One);
        Assert.Equal(entry, EvidenceEntry.Write(EvidenceEntry.Read(entry, out _)!));
    }

    [Fact]
    public void Facts_that_are_too_long_are_named_by_their_digest()
    {
        var facts = $$"""{"text":"{{new string('x', 70_000)}}"}""";
        var entry = EvidenceEntry.Write(One with { Facts = facts });
        Assert.InRange(entry.Length, 1, EvidenceLimits.EntryBytes);
        var read = EvidenceEntry.Read(entry, out _)!;
        Assert.Equal("null", read.Facts);
        Assert.Equal(64, read.Digests[EvidenceEntry.FactsDigest].Length);
        Assert.Equal("00ff", read.Digests["patch"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"actor":"a","at":"yesterday","digests":{},"facts":{},"kind":"k","subject":"s"}""")]
    [InlineData(
        """{"actor":"a","actor":"b","at":"2026-03-04T05:08:09.0000000Z","digests":{},"facts":{},"kind":"k","subject":"s"}"""
    )]
    public void What_is_no_entry_is_refused_with_a_reason(string text)
    {
        Assert.Null(EvidenceEntry.Read(Encoding.UTF8.GetBytes(text), out var why));
        Assert.NotEmpty(why);
    }

    [Fact]
    public void A_subject_that_is_too_long_is_cut() =>
        Assert.Equal(
            EvidenceLimits.SubjectLength + 1,
            EvidenceEntry.Fit(One with { Subject = new string('s', 5000) }).Subject.Length
        );
}
