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

    /// <summary>
    /// Flips single bits and writes rubbish for as long as fuzz tests may run: nothing throws, and no change of a covered byte
    /// is accepted.
    /// </summary>
    public static void Fuzz(byte[] original, Func<int, bool> isCovered, Func<byte[], SignatureReport> judge)
    {
        var random = new Random(original.Length);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(Holdpoint.Tests.FuzzBudget.Seconds / 2.0))
        {
            var at = random.Next(original.Length);
            var twin = original.ToArray();
            twin[at] ^= (byte)(1 << random.Next(8));
            var report = judge(twin);
            if (isCovered(at))
                MustFail(report, $"byte {at}");
            for (var edits = random.Next(1, 20); edits > 0; edits--)
                twin[
                    random.Next(2) == 0 ? random.Next(Math.Min(512, twin.Length)) : random.Next(twin.Length)
                ] = (byte)random.Next(256);
            Assert.NotEmpty(judge(random.Next(3) == 0 ? twin[..random.Next(twin.Length)] : twin).Code);
        }
    }

    public static void MustFail(SignatureReport report, string what) =>
        Assert.True(report.Verdict != SignatureVerdict.Valid, $"{what}: {report.Reason}");

    public static void MustHold(SignatureReport report) =>
        Assert.True(report.Verdict == SignatureVerdict.Valid, $"{report.Code}: {report.Reason}");
}
