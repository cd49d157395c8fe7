using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Jobs.Kinds;

/// <summary>What a word on product names would change. Writes nothing.</summary>
internal static class WordPreviewJob
{
    public static async Task<JobEnd> RunAsync(JobRun run, CancellationToken cancel)
    {
        var effect = await run.Programme.PreviewIdentityAsync(run.Asked<IdentityWord>(), cancel);
        return new(
            $"{effect.Appearing.Values.Sum():N0} findings would appear and {effect.Vanishing.Values.Sum():N0} vanish, on {effect.Assets:N0} assets and {effect.Advisories:N0} advisories.",
            Result: Json.Write(effect)
        );
    }
}
