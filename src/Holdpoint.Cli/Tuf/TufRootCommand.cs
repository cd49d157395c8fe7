using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Cli.Tuf;

/// <summary><c>holdpoint tuf root draft</c>: the first root, or the next one with other signers.</summary>
internal static class TufRootCommand
{
    private static readonly Option<string> Out = new("--out")
    {
        Description = "File for the draft",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> From = new("--repository")
    {
        Description = "The repository whose root this one follows; without it, it is the first",
        HelpName = "DIR",
    };

    private static readonly Option<string[]> Roles = new("--role")
    {
        Description = "Signers of a role: NAME=THRESHOLD:KEY.pub,KEY.pub; once for each role that changes",
        HelpName = "SIGNERS",
    };

    private static readonly Option<int> Days = new("--days")
    {
        Description = "Days until it expires",
        DefaultValueFactory = _ => 365,
    };

    /// <summary>The command with its verb.</summary>
    public static Command Create() =>
        Frame.Group(
            "root",
            "The root of trust: which keys sign for what.",
            new Command("draft", "Draft the first root, or the next one.") { Out, From, Roles, Days }.Does(
                Run
            )
        );

    private static int Run(Call call)
    {
        if (TufOptions.Moment(call) is not { } now)
            return call.Refuse("not-a-time", $"{call.Get(TufOptions.Now)} is no moment.", "--now");
        var expires = now.AddDays(call.Get(Days));
        var plan = RootPlan.Empty(expires);
        if (call.Get(From) is { } directory)
        {
            var (repository, refusal) = TufRepository.Load(directory);
            if (repository is null)
                return call.Refuse(refusal!);
            plan = RootPlan.After(repository.Root, expires);
        }
        foreach (var text in call.Get(Roles) ?? [])
        {
            var (name, signers, _, trouble) = SignersOption.Read(text);
            if (signers is null)
                return call.Output.Refuse(trouble!);
            plan = plan.With(name, signers);
        }
        return TufDraftFile.Write(call, plan.Draft(), call.Get(Out)!);
    }
}
