using System.CommandLine;
using System.Text;
using Holdpoint.Cli.Keys;
using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Cli.Tuf;

/// <summary><c>holdpoint tuf sign export|make|import</c>: signatures made on machines that meet no network.</summary>
internal static class TufSignCommand
{
    private static readonly JsonLimits Limits = new(Bytes: 64 * 1024);

    private static readonly Argument<string> Draft = new("draft") { Description = "The draft" };

    private static readonly Argument<string> ToBeSigned = new("request")
    {
        Description = "The draft as exported (DIR/NAME.json)",
    };

    private static readonly Argument<string[]> SignatureFiles = new("signatures")
    {
        Description = "Signatures, as made",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "Where to write",
        HelpName = "PATH",
        Required = true,
    };

    private static readonly Option<string> Key = new("--key")
    {
        Description = "The private key; its public half lies beside it. Or one in a token: pkcs11:…",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> PassphraseFile = new("--passphrase-file")
    {
        Description = "Take the passphrase from the first line of a file",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Repository = new("--repository")
    {
        Description = "The repository it is for, to show what changes and to know its keys",
        HelpName = "DIR",
    };

    private static readonly Option<string?> PublicKeyOption = new("--public")
    {
        Description = "The signatures are bare bytes of this key, made by another program",
        HelpName = "KEY.pub",
    };

    /// <summary>The command with its verbs.</summary>
    public static Command Create() =>
        Frame.Group(
            "sign",
            "Sign drafts on machines that meet no network.",
            new Command("export", "Write what is to be signed, and in plain words what it says.")
            {
                Draft,
                Out,
                Repository,
            }.Does(Export),
            new Command("make", "Sign what was exported.") { ToBeSigned, Key, PassphraseFile, Out }.Does(
                Make
            ),
            new Command("import", "Add signatures to a draft; each is verified.")
            {
                Draft,
                SignatureFiles,
                Repository,
                PublicKeyOption,
            }.Does(Import)
        );

    private static int Export(Call call)
    {
        var (draft, refused) = TufDraftFile.Read(call, call.Get(Draft));
        if (draft is null)
            return refused;
        var (repository, trouble) = Load(call);
        if (trouble is { } code)
            return code;
        var before =
            draft.Role == Trust.Tuf.Model.Role.Root
                ? repository?.Root.Signed
                : repository?.Targets.GetValueOrDefault(RoleOf(call.Get(Draft), draft))?.Signed;
        var summary = DraftSummary.Of(draft, before);
        var name = Path.GetFileNameWithoutExtension(call.Get(Draft));
        DurableFile.Write(Path.Combine(call.Get(Out)!, name + ".json"), draft.ToFile());
        DurableFile.Write(Path.Combine(call.Get(Out)!, name + ".tosign"), draft.ToBeSigned());
        DurableFile.Write(Path.Combine(call.Get(Out)!, name + ".txt"), Encoding.UTF8.GetBytes(summary));
        foreach (var line in summary.TrimEnd().Split('\n'))
            call.Output.Line(line);
        return ExitCode.Done;
    }

    private static int Make(Call call)
    {
        if (Inputs.MustBeFile(call.Get(ToBeSigned)) is { } missing)
            return call.Output.Refuse(missing);
        // The holder's own machine says what it signs; the summary that came along could tell another story.
        var (draft, refusal) = MetadataDraft.Read(File.ReadAllBytes(call.Get(ToBeSigned)));
        if (draft is null)
            return call.Refuse(refusal!);
        foreach (var line in DraftSummary.Of(draft).TrimEnd().Split('\n'))
            call.Output.Line(line);
        var bytes = draft.ToBeSigned();
        var (key, signer, trouble) = KeyFiles.Open(call, call.Get(Key)!, call.Get(PassphraseFile));
        if (key is null)
            return call.Output.Refuse(trouble!);
        using (signer as IDisposable)
        {
            var signature = JsonObject.Of(
                ("keyid", key.Id),
                ("sig", Convert.ToHexStringLower(signer!.Sign(bytes)))
            );
            DurableFile.Write(call.Get(Out)!, JsonWriter.Write(signature));
        }
        call.Output.Line($"Signed by {key.Owner ?? key.Id}.");
        return ExitCode.Done;
    }

    private static int Import(Call call)
    {
        var (draft, refused) = TufDraftFile.Read(call, call.Get(Draft));
        if (draft is null)
            return refused;
        var (repository, wrong) = Load(call);
        if (wrong is { } code)
            return code;
        foreach (var file in call.Get(SignatureFiles))
        {
            if (Inputs.MustBeFile(file) is { } missing)
                return call.Output.Refuse(missing);
            var (id, signature, trouble) = ReadSignature(call, file);
            if (id is null)
                return call.Output.Refuse(trouble!);
            if (DraftKeys.Find(draft, repository, id) is not { Key: { } verifier } key)
                return call.Refuse(
                    "unknown-key",
                    $"Key {id} signs for no role here.",
                    file,
                    "--repository DIR, or a draft that names the key",
                    ExitCode.No
                );
            if (!verifier.Verify(draft.ToBeSigned(), signature))
                return call.Refuse(
                    "not-its-signature",
                    $"The signature of {key.Owner ?? id} is not over this draft.",
                    file,
                    "comparing the sha256 that both machines show",
                    ExitCode.No
                );
            draft = draft.With(id, signature);
            call.Output.Line($"Signed by {key.Owner ?? id}.");
        }
        DurableFile.Write(call.Get(Draft), draft.ToFile());
        call.Output.Line($"{Words.Count(draft.Signatures.Length, "signature")} in {call.Get(Draft)}.");
        return ExitCode.Done;
    }

    private static (string? Id, byte[] Signature, Trouble? Trouble) ReadSignature(Call call, string file)
    {
        var bytes = File.ReadAllBytes(file);
        if (call.Get(PublicKeyOption) is { } publicKey)
        {
            var (key, trouble) = KeyFiles.ReadPublic(publicKey);
            return (key?.Id, bytes, trouble);
        }
        var json = JsonReader.ReadObject(bytes, Limits, out _);
        if (json?["keyid"]?.AsText is not { } id || json["sig"]?.AsText is not { } text || !IsHex(text))
            return (null, [], new("not-a-signature", $"{file} holds no signature.", file));
        return (id, Convert.FromHexString(text), null);
    }

    private static bool IsHex(string text) => text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit);

    private static (TufRepository? Repository, int? Refused) Load(Call call)
    {
        if (call.Get(Repository) is not { } directory)
            return (null, null);
        var (repository, refusal) = TufRepository.Load(directory);
        return repository is null ? (null, call.Refuse(refusal!)) : (repository, null);
    }

    // A draft's file is named after its role: "desk.json".
    private static string RoleOf(string file, MetadataDraft draft) =>
        Path.GetFileNameWithoutExtension(file) is { } name && !Trust.Tuf.Model.Role.IsTopLevel(name)
            ? name
            : draft.Role;
}
