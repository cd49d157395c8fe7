using System.Buffers.Binary;
using System.Diagnostics;
using Holdpoint.Tests;
using Holdpoint.Trust.Signatures;

namespace Holdpoint.Trust.Tests.Signatures.Authenticode;

/// <summary>No byte that a signature covers can change unseen, and no bytes whatsoever make a reader fall over.</summary>
public class MutationTests
{
    [Theory]
    [InlineData("signed.exe")]
    [InlineData("signed.ex_")]
    [InlineData("signed.msi")]
    [InlineData("signed.cat")]
    [InlineData("signed.ps1")]
    public void Rubbish_never_throws_and_never_hangs(string name)
    {
        var original = Judge.Fixture(name);
        var trust = Judge.FixtureTrust().WithCatalogue(new("c.cat", Judge.Fixture("signed.cat")));
        var random = new Random(name.Length * 7919);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(FuzzBudget.Seconds / 3.0))
        {
            var bytes = original.ToArray();
            for (var edits = random.Next(1, 9); edits > 0; edits--)
            {
                // Half of the edits hit headers and the signature, where readers decide.
                var at =
                    random.Next(2) == 0
                        ? random.Next(Math.Min(1024, bytes.Length))
                        : random.Next(bytes.Length);
                bytes[at] = (byte)random.Next(256);
            }
            if (random.Next(4) == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            var report = Judge.Bytes(bytes, name, trust);
            Assert.NotEmpty(report.Code);
        }
    }

    [Fact]
    public void Every_covered_byte_of_a_program_counts()
    {
        var original = Judge.Fixture("signed.exe");
        var header = BinaryPrimitives.ReadInt32LittleEndian(original.AsSpan(0x3C));
        var checksum = header + 24 + 64;
        var table = BinaryPrimitives.ReadInt32LittleEndian(
            original.AsSpan(header + 24 + (original[header + 25] == 2 ? 144 : 128))
        );
        Each(original, "signed.exe", 331, at => at < table && (at < checksum || at >= checksum + 4));
    }

    [Fact]
    public void Every_byte_of_a_cabinet_before_its_signature_counts() =>
        Each(Judge.Fixture("signed.ex_"), "signed.ex_", 1, at => at < 144);

    [Fact]
    public void Every_character_of_a_script_counts() =>
        Each(Judge.Fixture("signed.ps1"), "signed.ps1", 1, at => at < 44);

    [Theory]
    [InlineData("signed.exe")]
    [InlineData("signed.ex_")]
    [InlineData("signed.msi")]
    [InlineData("signed.cat")]
    [InlineData("signed.ps1")]
    public void Nothing_can_be_appended(string name)
    {
        foreach (var count in new[] { 1, 8, 512, 4096 })
        {
            byte[] longer = [.. Judge.Fixture(name), .. Enumerable.Repeat((byte)'A', count)];
            Assert.NotEqual(SignatureVerdict.Valid, Judge.Bytes(longer, name, Judge.FixtureTrust()).Verdict);
            byte[] zeros = [.. Judge.Fixture(name), .. new byte[count]];
            Assert.NotEqual(SignatureVerdict.Valid, Judge.Bytes(zeros, name, Judge.FixtureTrust()).Verdict);
        }
    }

    [Fact]
    public void Every_header_byte_of_an_installer_package_counts() =>
        Each(Judge.Fixture("signed.msi"), "signed.msi", 1, at => at < 44);

    private static void Each(byte[] original, string name, int step, Func<int, bool> isCovered)
    {
        var trust = Judge.FixtureTrust();
        for (var at = 0; at < original.Length; at += at < 512 ? 1 : step)
        {
            if (!isCovered(at))
                continue;
            var bytes = original.ToArray();
            bytes[at] ^= 0x20;
            var report = Judge.Bytes(bytes, name, trust);
            Assert.True(report.Verdict != SignatureVerdict.Valid, $"byte {at} of {name} may be anything");
        }
    }
}
