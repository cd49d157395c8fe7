using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Signatures;
using Holdpoint.Trust.Signatures.Policy;

namespace Holdpoint.Cli.Acquisition;

/// <summary>What a verdict on signatures rests on, from the command line.</summary>
internal static class SignatureOptions
{
    private static readonly Option<string?> Policy = new("--policy")
    {
        Description =
            "Who may sign: a policy file; default without roots: the publishers known to the program",
    };
    private static readonly Option<string?> Vendor = new("--vendor")
    {
        Description = "Only this vendor's policy rows count",
    };
    private static readonly Option<DateTimeOffset?> At = new("--at")
    {
        Description = "The time of judging; default: now",
    };
    private static readonly Option<string[]> Roots = Many("--root", "Root certificates, PEM or DER");
    private static readonly Option<string[]> Lists = Many("--crl", "Revocation lists, PEM or DER");
    private static readonly Option<string[]> Catalogues = Many(
        "--catalogue",
        "Security catalogues that list the files"
    );

    private static readonly Option<string[]> Keys = Many(
        "--key",
        "OpenPGP keyrings, minisign or signify keys"
    );

    /// <summary>Adds the options.</summary>
    public static Command AddTo(Command command)
    {
        command.Options.Add(Policy);
        command.Options.Add(Vendor);
        command.Options.Add(At);
        command.Options.Add(Roots);
        command.Options.Add(Lists);
        command.Options.Add(Catalogues);
        command.Options.Add(Keys);
        return command;
    }

    /// <summary>What was told; null with the exit code where something of it cannot be used.</summary>
    public static SignatureTrust? Read(Call call, out int refused)
    {
        refused = ExitCode.Done;
        var trust = new SignatureTrust
        {
            At = call.Get(At) ?? call.Clock.GetUtcNow(),
            Vendor = call.Get(Vendor),
        };
        if (call.Get(Policy) is { } path)
        {
            if (Bytes(call, path, out refused) is not { } json)
                return null;
            var (policy, problems) = VendorPolicyReader.Read(json);
            if (policy is null)
            {
                refused = call.Refuse("policy", problems[0].Text, $"{path} {problems[0].Place}");
                return null;
            }
            trust = trust with { Policy = policy };
        }
        else if (call.Get(Roots) is not { Length: > 0 })
        {
            trust = trust with { Policy = KnownPublishers.Policy };
        }
        return
            Add(call, Roots, "no-certificate", (t, bytes, _) => t.WithRoots(bytes), ref trust, out refused)
            && Add(
                call,
                Lists,
                "no-crl",
                (t, bytes, _) => t.WithRevocationLists(bytes),
                ref trust,
                out refused
            )
            && Add(
                call,
                Catalogues,
                "no-catalogue",
                (t, bytes, name) => t.WithCatalogue(new(name, bytes)),
                ref trust,
                out refused
            )
            ? trust
            : null;
    }

    private static bool Add(
        Call call,
        Option<string[]> option,
        string code,
        Func<SignatureTrust, byte[], string, SignatureTrust?> add,
        ref SignatureTrust trust,
        out int refused
    )
    {
        refused = ExitCode.Done;
        foreach (var path in call.Get(option) ?? [])
        {
            if (Bytes(call, path, out refused) is not { } bytes)
                return false;
            if (add(trust, bytes, Path.GetFileName(path)) is not { } more)
            {
                refused = call.Refuse(code, $"{path} holds nothing that {option.Name} could use.");
                return false;
            }
            trust = more;
        }
        return true;
    }

    private static byte[]? Bytes(Call call, string path, out int refused)
    {
        refused = ExitCode.Done;
        if (Inputs.MustBeFile(path) is { } trouble)
            refused = call.Output.Refuse(trouble);
        else if (new FileInfo(path).Length > SignatureLimits.CatalogueBytes)
            refused = call.Refuse("too-large", $"{path} is too large to be used here.");
        else
            return File.ReadAllBytes(path);
        return null;
    }

    private static Option<string[]> Many(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = false,
        };
}
