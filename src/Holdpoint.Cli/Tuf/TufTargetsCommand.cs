using System.CommandLine;
using System.Security.Cryptography;
using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Cli.Tuf;

/// <summary><c>holdpoint tuf targets draft</c>: what may be installed, and to whom paths are delegated.</summary>
internal static class TufTargetsCommand
{
    private static readonly Option<string> Out = new("--out")
    {
        Description = "File for the draft",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> From = new("--repository")
    {
        Description = "The repository whose targets file this one follows",
        HelpName = "DIR",
    };

    private static readonly Option<string> RoleName = new("--role-name")
    {
        Description = "The role whose file it is",
        HelpName = "NAME",
        DefaultValueFactory = _ => Role.Targets,
    };

    private static readonly Option<string[]> Add = new("--add")
    {
        Description = "A target: PATH=FILE",
        HelpName = "TARGET",
    };

    private static readonly Option<string[]> Remove = new("--remove")
    {
        Description = "A target that is listed no more",
        HelpName = "PATH",
    };

    private static readonly Option<string[]> Delegate = new("--delegate")
    {
        Description = "NAME=THRESHOLD:KEY.pub,KEY.pub:PATTERN,PATTERN",
        HelpName = "SIGNERS",
    };

    private static readonly Option<int> Days = new("--days")
    {
        Description = "Days until it expires",
        DefaultValueFactory = _ => 180,
    };

    /// <summary>The command with its verb.</summary>
    public static Command Create() =>
        Frame.Group(
            "targets",
            "What may be installed.",
            new Command("draft", "Draft the first targets file of a role, or the next one.")
            {
                Out,
                From,
                RoleName,
                Add,
                Remove,
                Delegate,
                Days,
            }.Does(RunAsync)
        );

    private static async Task<int> RunAsync(Call call)
    {
        if (TufOptions.Moment(call) is not { } now)
            return call.Refuse("not-a-time", $"{call.Get(TufOptions.Now)} is no moment.", "--now");
        var (role, expires) = (call.Get(RoleName)!, now.AddDays(call.Get(Days)));
        var plan = new TargetsPlan(role, 1, expires, [], []);
        if (call.Get(From) is { } directory)
        {
            var (repository, refusal) = TufRepository.Load(directory);
            if (repository is null)
                return call.Refuse(refusal!);
            if (repository.Targets.TryGetValue(role, out var known))
                plan = TargetsPlan.After(role, known, expires);
        }
        var targets = plan.Targets.ToDictionary(target => target.Path, StringComparer.Ordinal);
        foreach (var path in call.Get(Remove) ?? [])
        {
            if (!targets.Remove(path))
                return call.Refuse("not-listed", $"{path} is not listed.", "--remove");
        }
        foreach (var text in call.Get(Add) ?? [])
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                return call.Refuse("not-a-target", $"{text} is not PATH=FILE.", "--add");
            var (path, file) = (text[..equals], text[(equals + 1)..]);
            if (Inputs.MustBeFile(file) is { } missing)
                return call.Output.Refuse(missing);
            await using var stream = File.OpenRead(file);
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, call.Cancel));
            targets[path] = new(path, stream.Length, FileHashes.Sha256(hash));
        }
        var delegations = plan.Delegations;
        foreach (var text in call.Get(Delegate) ?? [])
        {
            var (name, signers, paths, trouble) = SignersOption.Read(text);
            if (signers is null)
                return call.Output.Refuse(trouble!);
            var delegation = new DelegationPlan(name, signers, [.. paths]);
            var at = delegations.IndexOf(delegations.FirstOrDefault(one => one.Name == name)!);
            delegations = at < 0 ? delegations.Add(delegation) : delegations.SetItem(at, delegation);
        }
        plan = plan with { Targets = [.. targets.Values], Delegations = delegations };
        return TufDraftFile.Write(call, plan.Draft(), call.Get(Out)!);
    }
}
