using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Tuf;
using Holdpoint.Trust.Tuf.Client;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Cli.Tuf;

/// <summary><c>holdpoint tuf init ROOT</c>: keeps the first trusted root.</summary>
internal static class TufInitCommand
{
    private static readonly Argument<string> RootFile = new("root")
    {
        Description = "The root file, which came by a trusted way",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("init", "Pin the root that is trusted from now on.") { RootFile }.Does(Run);

    private static int Run(Call call)
    {
        if (!TufOptions.Need(call, TufOptions.MetadataDirectory, out var directory, out var refused))
            return refused;
        var path = call.Get(RootFile);
        if (Inputs.MustBeFile(path) is { } trouble)
            return call.Output.Refuse(trouble);
        var bytes = File.ReadAllBytes(path);
        var (root, malformed) = MetadataReader.Root(bytes, TufLimits.Usual, path);
        if (root is null)
            return call.Refuse(malformed!);
        var store = new DirectoryStore(directory);
        if (
            store.Load(Role.Root) is { } stored
            && MetadataReader.Root(stored, TufLimits.Usual).Value is { } kept
            && kept.Version > root.Version
        )
            return call.Refuse(
                "tuf-rollback",
                $"Root {kept.Version} is trusted already; this is root {root.Version}.",
                directory,
                "refresh instead, or begin with an empty directory",
                ExitCode.No
            );
        store.Save(Role.Root, bytes);
        call.Output.Line(
            $"Root {root.Version} is pinned in {directory}; expires {root.Expires:yyyy-MM-dd}, "
                + $"{root.Roles[Role.Root].Threshold} of {root.Roles[Role.Root].KeyIds.Length} root keys sign."
        );
        // It is judged at each refresh; here only said, as the standard's own test expects.
        if (TrustedSet.Start(bytes, DateTimeOffset.MinValue).Refusal is { } unsigned)
            call.Output.Line($"Warning: it will be refused. {unsigned.Text}", "red");
        return ExitCode.Done;
    }
}
