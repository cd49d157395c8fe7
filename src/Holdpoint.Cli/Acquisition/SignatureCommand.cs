using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Acquisition.Artifacts;
using Holdpoint.Trust.Signatures;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint signature verify FILE…</c>: who signed these files, when, and may he?</summary>
internal static class SignatureCommand
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Files; detached signatures and checksum files are looked for beside each",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        Frame.Group(
            "signature",
            "Signatures of vendors: Authenticode, OpenPGP, packages, checksum files.",
            SignatureOptions
                .AddTo(
                    new Command(
                        "verify",
                        "Verify the signatures of files: exit 0 where every file is verified, 1 where one is not."
                    )
                    {
                        Files,
                    }
                )
                .Does(Verify)
        );

    private static int Verify(Call call)
    {
        var files = call.Get(Files);
        foreach (var file in files)
        {
            if (Inputs.MustBeFile(file) is { } trouble)
                return call.Output.Refuse(trouble);
        }
        if (SignatureOptions.Read(call, out var refused) is not { } trust)
            return refused;
        var all = true;
        foreach (var path in files)
        {
            SignatureReport report;
            try
            {
                using var stream = File.OpenRead(path);
                report = SignatureVerifier.Verify(
                    stream,
                    Path.GetFileName(path),
                    SideFileReading.Of(path),
                    trust
                );
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                return call.Refuse("unreadable", $"{path}: {problem.Message}", exitCode: ExitCode.Fault);
            }
            all &= report.Verdict == SignatureVerdict.Valid;
            if (call.Output.IsJson)
                call.Output.JsonLine(SignatureView.Json(path, report));
            else
                SignatureView.Show(call.Output, path, report, detailed: files.Length == 1);
        }
        return all ? ExitCode.Done : ExitCode.No;
    }
}
