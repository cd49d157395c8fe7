using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Tuf;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Cli.Tuf;

/// <summary>Drafts in files.</summary>
internal static class TufDraftFile
{
    /// <summary>Writes a draft and says how it goes on.</summary>
    public static int Write(Call call, Judged<MetadataDraft> judged, string file)
    {
        if (judged.Value is not { } draft)
            return call.Refuse(judged.Refusal!);
        DurableFile.Write(file, draft.ToFile());
        call.Output.Line($"{file}: {draft.Role}, version {draft.Version}, not signed yet.");
        call.Output.Line($"Next: holdpoint tuf sign export {file} --out DIR");
        return ExitCode.Done;
    }

    /// <summary>Reads a draft; the exit code of the refusal that was said, where there is none.</summary>
    public static (MetadataDraft? Draft, int Refused) Read(Call call, string file)
    {
        if (Inputs.MustBeFile(file) is { } missing)
            return (null, call.Output.Refuse(missing));
        var (draft, refusal) = MetadataDraft.Read(File.ReadAllBytes(file));
        return draft is null ? (null, call.Refuse(refusal!)) : (draft, ExitCode.Done);
    }
}
