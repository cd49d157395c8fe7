using Holdpoint.Tests;
using Holdpoint.Trust.Signatures;

namespace Holdpoint.Trust.Tests.Signatures;

/// <summary>Short ways to a verdict.</summary>
internal static class Judge
{
    /// <summary>A time at which the shared fixtures' certificates are valid.</summary>
    public static readonly DateTimeOffset FixtureTime = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Fixture(string name) =>
        File.ReadAllBytes(SharedData.Path("fixtures", "authenticode", name));

    public static SignatureTrust FixtureTrust() =>
        new SignatureTrust { At = FixtureTime }.WithRoots(Fixture("ca.pem"))!;

    public static SignatureReport Bytes(
        byte[] bytes,
        string name,
        SignatureTrust trust,
        params SideFile[] beside
    )
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return SignatureVerifier.Verify(stream, name, beside, trust);
    }

    public static SignatureReport OfFile(string path, SignatureTrust trust, params SideFile[] beside)
    {
        using var stream = File.OpenRead(path);
        return SignatureVerifier.Verify(stream, Path.GetFileName(path), beside, trust);
    }
}
