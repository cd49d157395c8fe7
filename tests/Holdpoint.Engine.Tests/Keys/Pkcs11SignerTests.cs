using System.Diagnostics;
using Holdpoint.Engine.Keys;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Engine.Tests.Keys;

/// <summary>Signs with keys that never leave a token; SoftHSM stands for the card.</summary>
public sealed class Pkcs11SignerTests : IDisposable
{
    private const string Module = "/usr/lib/softhsm/libsofthsm2.so";
    private const string Pin = "648219";
    private readonly string _directory = Directory.CreateTempSubdirectory("holdpoint-token-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("EC:prime256v1", SignatureScheme.EcdsaSha2NistP256)]
    [InlineData("rsa:2048", SignatureScheme.RsaPssSha256)]
    [Trait("needs", "outside")]
    public void A_key_in_a_token_signs_what_its_public_half_verifies(string kind, SignatureScheme scheme)
    {
        MakeToken(kind);
        var place = Pkcs11Place.Read($"pkcs11:module={Module};token=desk;object=export;owner=desk")!;
        var (signer, reason) = Pkcs11Signer.Open(place, Pin);
        Assert.Null(reason);
        using (signer)
        {
            Assert.Equal(scheme, signer!.PublicKey.Scheme);
            var signature = signer.Sign("a message"u8);
            Assert.True(signer.PublicKey.Verify("a message"u8, signature));
            Assert.False(signer.PublicKey.Verify("another"u8, signature));
        }
        Assert.NotNull(Pkcs11Signer.Open(place, "000000").Reason);
        Assert.NotNull(Pkcs11Signer.Open(place with { Token = "other" }, Pin).Reason);
        Assert.NotNull(Pkcs11Signer.Open(place with { Object = "other" }, Pin).Reason);
    }

    [Theory]
    [InlineData("pkcs11:module=a;token=b;object=c", true)]
    [InlineData("pkcs11:module=a;token=b;object=c;owner=d", true)]
    [InlineData("pkcs11:module=a;token=b", false)]
    [InlineData("pkcs11:module=a;module=a;token=b;object=c", false)]
    [InlineData("ada.key", false)]
    public void A_place_names_module_token_and_object(string text, bool isOne) =>
        Assert.Equal(isOne, Pkcs11Place.Read(text) is not null);

    [Fact]
    public void A_module_that_is_not_there_is_named() =>
        Assert.Contains("/none.so", Pkcs11Signer.Open(new("/none.so", "a", "b", null), Pin).Reason);

    // The module reads where its tokens are when it is loaded, from the environment of this process.
    private void MakeToken(string kind)
    {
        var settings = Path.Combine(_directory, "softhsm2.conf");
        var tokens = Directory.CreateDirectory(Path.Combine(_directory, "tokens")).FullName;
        File.WriteAllText(settings, $"directories.tokendir = {tokens}\nobjectstore.backend = file\n");
        SetEnvironment("SOFTHSM2_CONF", settings);
        Start(
            "softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            "desk",
            "--so-pin",
            "12345678",
            "--pin",
            Pin
        );
        Start(
            "pkcs11-tool",
            [
                "--module",
                Module,
                "--token-label",
                "desk",
                "--login",
                "--pin",
                Pin,
                "--keypairgen",
                "--key-type",
                kind,
                "--label",
                "export",
                "--id",
                "01",
            ]
        );
    }

    // .NET keeps its own copy of the environment, which native code does not see.
    private static void SetEnvironment(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value);
        Assert.Equal(0, SetEnv(name, value, 1));
    }

    [System.Runtime.InteropServices.DllImport(
        "libc",
        EntryPoint = "setenv",
        CharSet = System.Runtime.InteropServices.CharSet.Ansi
    )]
    private static extern int SetEnv(string name, string value, int overwrite);

    private static void Start(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.GetAwaiter().GetResult());
    }
}
