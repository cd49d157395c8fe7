using Holdpoint.Core.Acquisition;
using Holdpoint.Engine.Acquisition.Artifacts;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Acquisition.Downloads;

/// <summary>Downloads a file for a case and takes it into quarantine; what is tried is announced, what fails is evidence too.</summary>
internal sealed class FileFetch(
    Database database,
    Downloader downloader,
    FileIntake intake,
    AcquisitionSettings settings,
    TimeProvider clock,
    string actor
)
{
    /// <summary>Fetches.</summary>
    public async Task<IntakeResult> RunAsync(
        Uri address,
        string? forCase,
        Person requester,
        IProgress<(long Done, long Total)>? progress,
        CancellationToken cancel
    )
    {
        var got = await DownloadAsync(address, forCase, requester, progress, cancel);
        if (got.Path is not { } path)
            return new(null, false, null, got.Refusal);
        var result = await intake.TakeAsync(
            new(path, got.Name, got.Origin!, requester, forCase, got.IsPinned),
            null,
            cancel
        );
        if (result.Artifact is not null)
            DownloadFile.Remove(path);
        return result;
    }

    /// <summary>Downloads without taking in.</summary>
    public async Task<Downloaded> DownloadAsync(
        Uri address,
        string? forCase,
        Person requester,
        IProgress<(long Done, long Total)>? progress,
        CancellationToken cancel
    )
    {
        await SayAsync("acquire.download", address, new { Case = forCase, requester }, cancel);
        var got = await downloader.RunAsync(address, settings.MostBytes, progress, cancel);
        if (got.Refusal is { } refusal)
            await SayAsync("acquire.refusal", address, new { Case = forCase, refusal }, cancel);
        return got;
    }

    private async Task SayAsync<T>(string kind, Uri address, T body, CancellationToken cancel)
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        EvidenceWriter.Add(writing, clock.GetUtcNow(), actor, kind, address.AbsoluteUri, body);
        await writing.CommitAsync(cancel);
    }
}
