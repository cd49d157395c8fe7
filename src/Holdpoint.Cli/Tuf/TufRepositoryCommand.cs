using System.CommandLine;
using Holdpoint.Cli.Keys;
using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Cli.Tuf;

/// <summary><c>holdpoint tuf repository add|stamp|show</c>: takes signed drafts, and stamps what is there.</summary>
internal static class TufRepositoryCommand
{
    private static readonly Option<string> Directory = new("--repository")
    {
        Description = "The repository's metadata",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Argument<string> Draft = new("draft") { Description = "The signed draft" };

    private static readonly Option<string?> RoleName = new("--role-name")
    {
        Description = "The delegated role whose file it is",
        HelpName = "NAME",
    };

    private static readonly Option<string[]> Key = new("--key")
    {
        Description = "A private key of snapshot and timestamp",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> PassphraseFile = new("--passphrase-file")
    {
        Description = "Take the passphrase from the first line of a file",
        HelpName = "FILE",
    };

    private static readonly Option<int> Days = new("--days")
    {
        Description = "Days until snapshot and timestamp expire",
        DefaultValueFactory = _ => 30,
    };

    /// <summary>The command with its verbs.</summary>
    public static Command Create() =>
        Frame.Group(
            "repository",
            "A repository of signed metadata.",
            new Command("add", "Take a draft that enough keys signed.") { Directory, Draft, RoleName }.Does(
                Add
            ),
            new Command("stamp", "Sign the next snapshot and timestamp.")
            {
                Directory,
                Key,
                PassphraseFile,
                Days,
            }.Does(Stamp),
            new Command("show", "What is in it, and when it expires.") { Directory }.Does(Show)
        );

    private static int Add(Call call)
    {
        var (draft, refused) = TufDraftFile.Read(call, call.Get(Draft));
        if (draft is null)
            return refused;
        var (directory, role) = (call.Get(Directory)!, call.Get(RoleName) ?? draft.Role);
        var file = draft.ToFile();
        var isFirst = !File.Exists(Path.Combine(directory, Role.FileOf(Role.Root, 1)));
        var (repository, refusal) =
            isFirst ? TufRepository.Start(file)
            : TufRepository.Load(directory) is { Value: { } known }
                ? role == Role.Root ? known.WithRoot(file)
                    : known.With(role, file)
            : TufRepository.Load(directory);
        if (repository is null)
            return call.Refuse(refusal!);
        repository.WriteTo(directory);
        call.Output.Line($"{role} {draft.Version} is in {directory}. Next: holdpoint tuf repository stamp");
        return ExitCode.Done;
    }

    private static int Stamp(Call call)
    {
        if (TufOptions.Moment(call) is not { } now)
            return call.Refuse("not-a-time", $"{call.Get(TufOptions.Now)} is no moment.", "--now");
        var (repository, refusal) = TufRepository.Load(call.Get(Directory)!);
        if (repository is null)
            return call.Refuse(refusal!);
        var signers = new List<ISigner>();
        try
        {
            foreach (var file in call.Get(Key)!)
            {
                var (_, signer, trouble) = KeyFiles.Open(call, file, call.Get(PassphraseFile));
                if (signer is null)
                    return call.Output.Refuse(trouble!);
                signers.Add(signer);
            }
            var expires = now.AddDays(call.Get(Days));
            (repository, refusal) = repository.Stamp(new(expires, expires), signers);
        }
        finally
        {
            signers.OfType<IDisposable>().ToList().ForEach(signer => signer.Dispose());
        }
        if (repository is null)
            return call.Refuse(refusal!);
        repository.WriteTo(call.Get(Directory)!);
        call.Output.Line(
            $"Snapshot {repository.Snapshot!.Version} and timestamp {repository.Timestamp!.Version} are signed."
        );
        return ExitCode.Done;
    }

    private static int Show(Call call)
    {
        var (repository, refusal) = TufRepository.Load(call.Get(Directory)!);
        if (repository is null)
            return call.Refuse(refusal!);
        var table = new Table(new("role"), new("version", Right: true), new("expires"), new("signed by"));
        Row(table, Role.Root, repository.Root, repository);
        foreach (var (role, targets) in repository.Targets)
            Row(table, role, targets, repository);
        if (repository.Snapshot is not null)
            Row(table, Role.Snapshot, repository.Snapshot, repository);
        if (repository.Timestamp is not null)
            Row(table, Role.Timestamp, repository.Timestamp, repository);
        call.Output.Table(table);
        return ExitCode.Done;
    }

    private static void Row(Table table, string role, RoleMetadata metadata, TufRepository repository)
    {
        var owners = metadata.File.Signatures.Select(signature =>
            repository.Root.Keys.GetValueOrDefault(signature.KeyId)?.Owner ?? signature.KeyId[..8]
        );
        table.Add(
            role,
            metadata.Version.ToString(),
            metadata.Expires.ToString("yyyy-MM-dd HH:mm'Z'"),
            string.Join(", ", owners)
        );
    }
}
