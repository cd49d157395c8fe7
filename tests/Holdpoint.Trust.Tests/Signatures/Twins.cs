using Holdpoint.Trust.Signatures;

namespace Holdpoint.Trust.Tests.Signatures;

/// <summary>Copies with one thing changed, each of which must be refused.</summary>
internal static class Twins
{
    public static byte[] Flip(byte[] bytes, int at)
    {
        var twin = bytes.ToArray();
        twin[at] ^= 0x01;
        return twin;
    }

    public static int Find(byte[] bytes, ReadOnlySpan<byte> part)
    {
        var at = bytes.AsSpan().IndexOf(part);
        Assert.True(at >= 0, "the bytes to be changed are not there");
        return at;
    }

    public static void MustFail(SignatureReport report, string what) =>
        Assert.True(report.Verdict != SignatureVerdict.Valid, $"{what}: {report.Reason}");

    public static void MustHold(SignatureReport report) =>
        Assert.True(report.Verdict == SignatureVerdict.Valid, $"{report.Code}: {report.Reason}");
}
