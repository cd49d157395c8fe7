using System.Buffers.Binary;
using Holdpoint.Trust.Signatures;
using Holdpoint.Trust.Signatures.Policy;

namespace Holdpoint.Trust.Tests.Signatures;

public class RealFilesTests
{
    private const string Pkcs = "system.security.cryptography.pkcs";
    private const string PkcsVersion = "10.0.15";

    // Today's signing certificates have expired by then: only proven times can carry the verdict.
    private static readonly SignatureTrust Trust = new()
    {
        At = new(2035, 12, 1, 0, 0, 0, TimeSpan.Zero),
        Policy = KnownPublishers.Policy,
    };

    [Theory]
    [InlineData(Pkcs, PkcsVersion, "lib/net10.0/System.Security.Cryptography.Pkcs.dll")]
    [InlineData("microsoft.entityframeworkcore", "10.0.15", "lib/net10.0/Microsoft.EntityFrameworkCore.dll")]
    public void Assemblies_of_Microsoft_verify_against_the_pinned_publisher_and_timestamp(
        string package,
        string version,
        string file
    )
    {
        var bytes = File.ReadAllBytes(Path.Combine(RealPackages.Path(package, version), file));
        var report = Judge.Bytes(bytes, Path.GetFileName(file), Trust);
        Twins.MustHold(report);
        Assert.Equal("Microsoft", report.Deciding!.Vendor);
        Assert.NotNull(report.ProvenTime);
        Twins.MustFail(Judge.Bytes(Twins.Flip(bytes, bytes.Length / 3), file, Trust), "body");
        Twins.MustFail(Judge.Bytes(Pad(bytes), file, Trust), "payload inside the certificate table");
        Twins.MustFail(Judge.Bytes(bytes, file, Trust with { Policy = VendorPolicy.None }), "nobody named");
    }

    [Fact]
    public void A_package_of_Microsoft_verifies_by_its_author_and_by_its_repository()
    {
        var folder = RealPackages.Path(Pkcs, PkcsVersion);
        var bytes = File.ReadAllBytes(Path.Combine(folder, $"{Pkcs}.{PkcsVersion}.nupkg"));
        var report = Judge.Bytes(bytes, "p.nupkg", Trust);
        Twins.MustHold(report);
        Assert.Equal(
            [("nuget-author", "Microsoft"), ("nuget-repository", "NuGet.org")],
            report.Signatures.Select(signature => (signature.Kind, signature.Vendor ?? ""))
        );
        Assert.NotNull(report.ProvenTime);
        Twins.MustFail(Judge.Bytes([.. bytes, 0], "p.nupkg", Trust), "appended");
        Twins.MustFail(Judge.Bytes(bytes[..^1], "p.nupkg", Trust), "truncated");
        var signature = bytes.AsSpan().IndexOf(".signature.p7s"u8) - 30;
        var next = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(bytes.Length - 6));
        foreach (var at in new[] { 6, 14, 40, signature - 1, next + 12, next + 50, bytes.Length - 10 })
            Twins.MustFail(Judge.Bytes(Twins.Flip(bytes, at), "p.nupkg", Trust), $"byte {at}");
    }

    [Fact]
    public void A_repository_signature_alone_does_not_name_the_maker()
    {
        var folder = RealPackages.Path("mono.cecil", "0.11.6");
        var bytes = File.ReadAllBytes(Path.Combine(folder, "mono.cecil.0.11.6.nupkg"));
        Assert.Equal("NuGet.org", Judge.Bytes(bytes, "p.nupkg", Trust).Deciding?.Vendor);
        Twins.MustFail(Judge.Bytes(bytes, "p.nupkg", Trust with { Vendor = "Microsoft" }), "another vendor");
    }

    [Fact]
    public void A_package_withstands_rubbish_and_every_covered_byte_counts()
    {
        var folder = RealPackages.Path(Pkcs, PkcsVersion);
        var bytes = File.ReadAllBytes(Path.Combine(folder, $"{Pkcs}.{PkcsVersion}.nupkg"));
        var signature = bytes.AsSpan().IndexOf(".signature.p7s"u8) - 30;
        Twins.Fuzz(bytes, at => at < signature, twin => Judge.Bytes(twin, "p.nupkg", Trust));
    }

    // What installers really do: data inside the certificate table, all lengths corrected, the digest untouched.
    private static byte[] Pad(byte[] bytes)
    {
        byte[] twin = [.. bytes, .. Enumerable.Repeat((byte)'X', 1024)];
        var header = BinaryPrimitives.ReadInt32LittleEndian(twin.AsSpan(0x3C));
        var isWide = BinaryPrimitives.ReadUInt16LittleEndian(twin.AsSpan(header + 24)) == 0x20B;
        var entry = header + 24 + (isWide ? 144 : 128);
        var table = BinaryPrimitives.ReadInt32LittleEndian(twin.AsSpan(entry));
        foreach (var at in new[] { entry + 4, table })
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(twin.AsSpan(at));
            BinaryPrimitives.WriteInt32LittleEndian(twin.AsSpan(at), length + 1024);
        }
        return twin;
    }
}
