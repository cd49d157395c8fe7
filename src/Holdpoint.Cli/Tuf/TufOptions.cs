using System.CommandLine;
using System.Globalization;
using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Tuf;

namespace Holdpoint.Cli.Tuf;

/// <summary>The options of the TUF client; they may stand before or after the verb.</summary>
internal static class TufOptions
{
    internal static readonly Option<string?> MetadataDirectory = new("--metadata-dir")
    {
        Description = "Directory of the trusted metadata",
        HelpName = "DIR",
        Recursive = true,
    };

    internal static readonly Option<string?> MetadataUrl = new("--metadata-url")
    {
        Description = "Where the repository's metadata lies: an address, or a directory",
        HelpName = "URL",
        Recursive = true,
    };

    internal static readonly Option<string[]> TargetName = new("--target-name")
    {
        Description = "Path of a target; may be given several times",
        HelpName = "PATH",
        Recursive = true,
    };

    internal static readonly Option<string?> TargetBaseUrl = new("--target-base-url")
    {
        Description = "Where the repository's targets lie: an address, or a directory",
        HelpName = "URL",
        Recursive = true,
    };

    internal static readonly Option<string?> TargetDirectory = new("--target-dir")
    {
        Description = "Directory for what is downloaded",
        HelpName = "DIR",
        Recursive = true,
    };

    // For tests and for looking at an old medium as of its day; expiry cannot be switched off.
    internal static readonly Option<string?> Now = new("--now")
    {
        Description = "Judge expiry as of this moment",
        HelpName = "TIME",
        Hidden = true,
        Recursive = true,
    };

    /// <summary>The value of an option that the verb needs; refuses, in the caller's name, where it is absent.</summary>
    internal static bool Need(Call call, Option<string?> option, out string value, out int refused)
    {
        value = call.Get(option) ?? "";
        refused =
            value.Length > 0
                ? 0
                : call.Refuse("missing-option", $"{option.Name} is needed.", advice: "holdpoint tuf --help");
        return value.Length > 0;
    }

    /// <summary>The moment that expiry is judged by; null where <c>--now</c> is no moment.</summary>
    internal static DateTimeOffset? Moment(Call call) =>
        call.Get(Now) is not { } text ? call.Clock.GetUtcNow()
        : DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var moment
        )
            ? moment
        : null;

    /// <summary>Says a refusal; the answer of the command is "no".</summary>
    internal static int Refuse(this Call call, TufRefusal refusal) =>
        call.Refuse(
            $"tuf-{refusal.Code}",
            $"{refusal.File} ({refusal.Role}): {refusal.Text} TUF {refusal.Clause}.",
            advice: refusal.Advice,
            exitCode: ExitCode.No
        );
}
