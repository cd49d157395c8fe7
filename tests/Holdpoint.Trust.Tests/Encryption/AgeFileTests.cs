using System.Diagnostics;
using CsCheck;
using Holdpoint.Trust.Encryption;

namespace Holdpoint.Trust.Tests.Encryption;

public class AgeFileTests
{
    private const int Chunk = 65_536;
    private static readonly AgeIdentity Owner = AgeIdentity.Create();

    public static TheoryData<int> Lengths => [0, 1, Chunk - 1, Chunk, Chunk + 1, 3 * Chunk, 200_000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task What_was_encrypted_comes_back(int length)
    {
        var (refusal, plain) = await Decrypt(await Encrypt(Bytes(length), Owner.Recipient), Owner);
        Assert.Null(refusal);
        Assert.Equal(Bytes(length), plain);
    }

    [Fact]
    public async Task Every_recipient_can_read_and_nobody_else()
    {
        using var second = AgeIdentity.Create();
        using var stranger = AgeIdentity.Create();
        var file = await Encrypt(Bytes(100), Owner.Recipient, second.Recipient);
        Assert.Null((await Decrypt(file, Owner)).Refusal);
        Assert.Null((await Decrypt(file, second)).Refusal);
        Assert.Equal(AgeRefusal.NotForThisIdentity, (await Decrypt(file, stranger)).Refusal);
    }

    [Fact]
    public async Task No_changed_cut_or_lengthened_file_is_accepted()
    {
        var file = await Encrypt(Bytes(Chunk + 100), Owner.Recipient);
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Int[1, 255])
            .Sample(
                (at, flip) =>
                {
                    var changed = file.ToArray();
                    changed[at] ^= (byte)flip;
                    Assert.NotNull(Decrypt(changed, Owner).GetAwaiter().GetResult().Refusal);
                },
                iter: 300
            );
        foreach (var cut in (int[])[0, 10, 100, 200, 220, Chunk, Chunk + 300, file.Length - 1])
            Assert.NotNull((await Decrypt(file[..cut], Owner)).Refusal);
        Assert.Equal(
            AgeRefusal.TrailingBytes,
            (await Decrypt([.. await Encrypt(Bytes(Chunk), Owner.Recipient), 0], Owner)).Refusal
        );
    }

    [Fact]
    public void Keys_are_read_back_from_their_text_and_broken_ones_are_not()
    {
        using var again = AgeIdentity.Parse(Owner.Export())!;
        var recipient = Owner.Recipient.ToString();
        Assert.Equal(recipient, again.Recipient.ToString());
        Assert.Equal(recipient, AgeRecipient.Parse(recipient)!.ToString());
        Assert.Null(AgeRecipient.Parse(recipient[..^1] + (recipient[^1] == 'q' ? 'p' : 'q')));
        Assert.Null(AgeRecipient.Parse(Owner.Export()));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    [Trait("needs", "outside")]
    public async Task The_age_tool_reads_ours_and_we_read_its(int length)
    {
        var folder = Directory.CreateTempSubdirectory("age-");
        try
        {
            string At(string name) => Path.Combine(folder.FullName, name);
            await File.WriteAllTextAsync(
                At("key"),
                Owner.Export() + "\n",
                TestContext.Current.CancellationToken
            );
            await File.WriteAllBytesAsync(At("plain"), Bytes(length), TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(
                At("ours"),
                await Encrypt(Bytes(length), Owner.Recipient),
                TestContext.Current.CancellationToken
            );
            // The tool makes no file where there is nothing to write.
            await File.WriteAllBytesAsync(At("back"), [], TestContext.Current.CancellationToken);
            Assert.Equal(0, Age("--decrypt", "--identity", At("key"), "--output", At("back"), At("ours")));
            Assert.Equal(
                Bytes(length),
                await File.ReadAllBytesAsync(At("back"), TestContext.Current.CancellationToken)
            );
            Assert.Equal(
                0,
                Age("--recipient", Owner.Recipient.ToString(), "--output", At("theirs"), At("plain"))
            );
            var theirs = await File.ReadAllBytesAsync(At("theirs"), TestContext.Current.CancellationToken);
            var (refusal, plain) = await Decrypt(theirs, Owner);
            Assert.Null(refusal);
            Assert.Equal(Bytes(length), plain);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Age(params string[] arguments)
    {
        using var tool = Process.Start(new ProcessStartInfo("age", arguments) { UseShellExecute = false })!;
        tool.WaitForExit();
        return tool.ExitCode;
    }

    private static async Task<byte[]> Encrypt(byte[] plain, params AgeRecipient[] recipients)
    {
        var encrypted = new MemoryStream();
        await AgeFile.EncryptAsync(
            new MemoryStream(plain),
            encrypted,
            recipients,
            TestContext.Current.CancellationToken
        );
        return encrypted.ToArray();
    }

    private static async Task<(AgeRefusal? Refusal, byte[] Plain)> Decrypt(
        byte[] encrypted,
        AgeIdentity identity
    )
    {
        var plain = new MemoryStream();
        var refusal = await AgeFile.DecryptAsync(
            new MemoryStream(encrypted),
            plain,
            identity,
            TestContext.Current.CancellationToken
        );
        return (refusal, plain.ToArray());
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
