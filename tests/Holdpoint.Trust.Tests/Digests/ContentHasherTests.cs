using System.Diagnostics;
using System.Security.Cryptography;
using CsCheck;
using Holdpoint.Trust.Digests;

namespace Holdpoint.Trust.Tests.Digests;

public class ContentHasherTests
{
    [Fact]
    public void The_size_of_the_pieces_does_not_change_the_digests() =>
        Gen.Select(Gen.Int[0, 300_000], Gen.Int[1, 200_000], Gen.Byte)
            .Sample(
                (length, piece, seed) =>
                {
                    var bytes = Bytes(length, seed);
                    using var hasher = new ContentHasher();
                    for (var at = 0; at < length; at += piece)
                        hasher.Append(bytes.AsSpan(at, Math.Min(piece, length - at)));
                    var inPieces = hasher.Finish();
                    hasher.Append(bytes);
                    var whole = hasher.Finish();
                    Assert.Equal(whole.FsVerity, inPieces.FsVerity);
                    Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), inPieces.Sha256);
                    Assert.Equal(FsVerity.Blocks(length) * FsVerity.DigestSize, inPieces.BlockDigests.Length);
                },
                iter: 60
            );

    // Lengths around the borders of blocks and, with 2,048 digests to a block, of the tree's second level.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(2_048 * 65_536)]
    [InlineData(2_048 * 65_536 + 1)]
    [Trait("needs", "outside")]
    public void The_digest_is_the_one_that_the_fsverity_tool_computes(int length)
    {
        var file = Path.GetTempFileName();
        try
        {
            var bytes = Bytes(length, 7);
            File.WriteAllBytes(file, bytes);
            using var hasher = new ContentHasher();
            hasher.Append(bytes);
            Assert.Equal($"sha256:{hasher.Finish().FsVerity}", FsVerityTool(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string FsVerityTool(string file)
    {
        var start = new ProcessStartInfo("fsverity")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])["digest", "--block-size=65536", "--compact", file])
            start.ArgumentList.Add(argument);
        using var tool = Process.Start(start)!;
        var output = tool.StandardOutput.ReadToEnd().Trim();
        tool.WaitForExit();
        return $"sha256:{output.Split(' ')[0]}";
    }

    private static byte[] Bytes(int length, byte seed)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
            bytes[i] = unchecked((byte)(i * 31 + (i >> 8) + seed));
        return bytes;
    }
}
