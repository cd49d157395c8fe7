using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tests.Log;

namespace Holdpoint.Trust.Tests.Attestation.Oracle;

/// <summary>Our envelopes, read by the npm package @sigstore/core with node's own cryptography.</summary>
[Trait("needs", "outside")]
public class SigstoreTests
{
    [Fact]
    public void Other_code_verifies_our_envelopes_and_refuses_their_broken_twins()
    {
        using var ed25519 = Given.Signer(21);
        using var ecdsa = new EcdsaSigner(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var statement = new Statement(
            [new("pätch.exe", new string('a', 64))],
            PredicateTypes.Scai,
            Scai.Of([new("HOLDPOINT_PGP_OK")]).Json
        );
        var lines = new List<string>();
        foreach (var signer in new ISigner[] { ed25519, ecdsa })
        {
            var good = statement.Sign(signer);
            var payload = good.Payload.ToArray();
            payload[^3] ^= 1;
            lines.Add(Line(good, signer.PublicKey));
            lines.Add(Line(good with { Payload = payload }, signer.PublicKey));
            lines.Add(Line(good with { PayloadType = "text/plain" }, signer.PublicKey));
        }
        Assert.Equal(
            [PredicateTypes.Scai, "no", "no", PredicateTypes.Scai, "no", "no"],
            Node(string.Join('\n', lines))
        );
    }

    private static string Line(Envelope envelope, PublicKey key) =>
        $$"""{"envelope":{{Encoding.UTF8.GetString(envelope.ToBytes())}},"key":{{JsonSerializer.Serialize(Pem(key))}}}""";

    // RFC 8410: the SubjectPublicKeyInfo of an Ed25519 key is twelve bytes and the key.
    private static string Pem(PublicKey key) =>
        key.Scheme == SignatureScheme.Ed25519
            ? PemEncoding.WriteString(
                "PUBLIC KEY",
                [0x30, 0x2a, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 3, 0x21, 0, .. key.Encoded]
            )
            : key.ToString();

    private static string[] Node(string input)
    {
        var folder = Directory.CreateTempSubdirectory("holdpoint-oracle-");
        try
        {
            foreach (var name in new[] { "package.json", "package-lock.json", "verify.mjs" })
                File.Copy(Path.Combine(Source(), name), Path.Combine(folder.FullName, name));
            Run("npm", folder.FullName, "", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent");
            return Run("node", folder.FullName, input, "verify.mjs")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Run(string program, string folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(3)), $"{program} does not end.");
        Assert.Equal(0, process.ExitCode);
        return output.GetAwaiter().GetResult();
    }

    private static string Source()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Holdpoint.slnx")))
                return Path.Combine(at.FullName, "tests", "Holdpoint.Trust.Tests", "Attestation", "Oracle");
        }
        throw new DirectoryNotFoundException("The tests do not run below the solution.");
    }
}
