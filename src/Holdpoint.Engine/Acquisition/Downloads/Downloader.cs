using System.Net.Http.Headers;
using System.Security.Authentication;
using Holdpoint.Core.Acquisition;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Core.Acquisition.Downloads;
using Holdpoint.Core.Acquisition.Scanning;
using Holdpoint.Engine.Acquisition.Vault;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Acquisition.Downloads;

/// <summary>
/// Downloads one file: goes on where it stopped when the server vouches that the rest belongs to the beginning, follows few
/// redirects and checks each, bounds size, silence and slowness. Faults are values; only cancellation throws.
/// </summary>
internal sealed class Downloader(string folder, NetworkSettings settings, DownloadLimits limits)
{
    private const string Agent = "Holdpoint/0.1";

    /// <summary>Downloads.</summary>
    /// <param name="address">What.</param>
    /// <param name="most">How many bytes at most.</param>
    /// <param name="progress">Hears bytes and the announced length, 0 where unknown.</param>
    /// <param name="cancel">Stops; what is there is kept for the next time.</param>
    public async Task<Downloaded> RunAsync(
        Uri address,
        long most,
        IProgress<(long Done, long Total)>? progress,
        CancellationToken cancel
    )
    {
        if (AddressRule.WhyForbidden(address) is { } why)
            return Not("forbidden-address", why);
        using var file = DownloadFile.Open(folder, address);
        if (file is null)
            return Not("busy", $"{address} is being downloaded by another process.");
        var connection = new DownloadConnection(settings, limits);
        using var http = new HttpMessageInvoker(connection.Handler());
        return await new Run(http, connection, file, address, most, limits, progress).ToEndAsync(cancel);
    }

    private static Downloaded Not(string code, string text) => new(null, "", null, false, new(code, text));

    private sealed class Run(
        HttpMessageInvoker http,
        DownloadConnection connection,
        DownloadFile file,
        Uri address,
        long most,
        DownloadLimits limits,
        IProgress<(long Done, long Total)>? progress
    )
    {
        // Where redirects led; set by every try before anything reads them.
        private Uri? _led;
        private string _name = "download";

        private Uri At => _led ?? address;

        public async Task<Downloaded> ToEndAsync(CancellationToken cancel)
        {
            var (idle, last) = (0, "");
            for (var all = 0; all < limits.TriesInAll && idle < limits.Tries; all++)
            {
                if (idle > 0)
                    await Task.Delay(limits.RetryDelay * Math.Pow(2, idle - 1), cancel);
                var before = file.Length;
                try
                {
                    var step = await TryAsync(cancel);
                    if (step.Kind == DownloadStepKind.Done)
                        return Whole();
                    if (step.Kind == DownloadStepKind.Refuse)
                        return Not(step.Refusal!.Code, step.Refusal.Text);
                    last =
                        step.Kind == DownloadStepKind.AskAnew
                            ? "the file on the server changed meanwhile"
                            : "the server broke off or was busy";
                    if (step.Kind == DownloadStepKind.AskAnew)
                        file.Forget();
                }
                catch (Exception fault) when (Refusal(fault) is { } refusal)
                {
                    return Not(refusal.Code, refusal.Text);
                }
                catch (Exception fault)
                    when (fault is HttpRequestException or IOException or TimeoutException)
                {
                    last = fault.InnerException is { } inner
                        ? $"{fault.Message} {inner.Message}"
                        : fault.Message;
                }
                finally
                {
                    // What came is kept, whatever ended it.
                    Keep();
                }
                idle = file.Length > before ? 0 : idle + 1;
            }
            return Not(
                "unreachable",
                $"{address} could not be had: {last}. {file.Length} bytes are kept; the next try goes on from there."
            );
        }

        private void Keep()
        {
            try
            {
                file.Flush();
            }
            catch (IOException fault) when (DiskSpace.IsFull(fault))
            {
                // The note tells fewer bytes then; they come again.
            }
        }

        private async Task<DownloadStep> TryAsync(CancellationToken cancel)
        {
            using var watch = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            watch.CancelAfter(limits.ConnectTime + limits.StallTime);
            try
            {
                var asked = file.Part is { Bytes: > 0, Validator: not null };
                using var answer = await FollowAsync(asked ? file.Part : null, watch.Token);
                var told = Told(answer);
                _name = NameOf(answer.Content.Headers.ContentDisposition) ?? NameOf(At);
                var step = DownloadRule.Next(file.Part, asked, told, _name, most);
                if (step.Kind == DownloadStepKind.StartOver)
                    file.Begin(address, told);
                else if (step.Kind == DownloadStepKind.Append)
                    file.Learn(told);
                else
                    return step;
                if (DiskSpace.WhyNot(file.Path, (told.Total ?? 0) - file.Length) is { } full)
                    return new(DownloadStepKind.Refuse, full);
                return await TakeAsync(answer, watch, cancel);
            }
            catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
            {
                throw new TimeoutException(
                    $"no byte for {limits.StallTime.TotalSeconds:0.#} s, or fewer than {limits.SlowBytes} in {limits.SlowTime.TotalSeconds:0.#} s",
                    late
                );
            }
        }

        private async Task<DownloadStep> TakeAsync(
            HttpResponseMessage answer,
            CancellationTokenSource watch,
            CancellationToken cancel
        )
        {
            await using var body = await answer.Content.ReadAsStreamAsync(watch.Token);
            var buffer = new byte[128 * 1024];
            var (span, spanBytes) = (System.Diagnostics.Stopwatch.StartNew(), 0L);
            while (true)
            {
                watch.CancelAfter(limits.StallTime);
                var read = await body.ReadAsync(buffer, watch.Token);
                if (read == 0)
                    break;
                if (file.Length + read > Math.Min(most, file.Part!.Total ?? most))
                    return file.Length + read > most
                        ? Refuse("too-large", $"More than the {most} bytes that are allowed.")
                        : DownloadRule.Ended(file.Length + read, file.Part.Total);
                // Others write on the disk too; the log and the database must still be writable.
                if (DiskSpace.WhyNot(file.Path, read) is { } full)
                    return new(DownloadStepKind.Refuse, full);
                await file.WriteAsync(buffer.AsMemory(0, read), limits.FlushBytes, cancel);
                spanBytes += read;
                progress?.Report((file.Length, file.Part.Total ?? 0));
                if (span.Elapsed < limits.SlowTime)
                    continue;
                if (spanBytes < limits.SlowBytes)
                    throw new TimeoutException($"{spanBytes} bytes in {limits.SlowTime.TotalSeconds:0.#} s");
                (span, spanBytes) = (System.Diagnostics.Stopwatch.StartNew(), 0);
            }
            return DownloadRule.Ended(file.Length, file.Part!.Total);
        }

        private async Task<HttpResponseMessage> FollowAsync(PartialDownload? part, CancellationToken cancel)
        {
            _led = address;
            for (var hop = 0; hop <= AcquisitionLimits.Redirects; hop++)
            {
                using var request = Ask(At, part);
                var answer = await http.SendAsync(request, cancel);
                if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308))
                    return answer;
                var location = answer.Headers.Location;
                answer.Dispose();
                if (location is null)
                    throw new ForbiddenAddressException("A redirect that leads nowhere.");
                var next = new Uri(At, location);
                if (AddressRule.WhyForbidden(next) is { } why)
                    throw new ForbiddenAddressException($"Redirected by {At.Host}: {why}");
                _led = next;
            }
            throw new ForbiddenAddressException($"More than {AcquisitionLimits.Redirects} redirects.");
        }

        private static HttpRequestMessage Ask(Uri at, PartialDownload? part)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, at);
            request.Headers.TryAddWithoutValidation("User-Agent", Agent);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
            if (part?.Validator is { } validator)
            {
                request.Headers.Range = new RangeHeaderValue(part.Bytes, null);
                request.Headers.TryAddWithoutValidation("If-Range", validator);
            }
            return request;
        }

        private Downloaded Whole()
        {
            file.Flush();
            var keys = connection.KeysOf(At.Host);
            return new(
                file.Path,
                _name,
                new ArtifactOrigin(
                    "download",
                    address.AbsoluteUri,
                    At == address ? null : At.AbsoluteUri,
                    keys?[0]
                ),
                connection.PinsOf(At.Host) is not null && keys is not null,
                null
            );
        }

        private static ServerAnswer Told(HttpResponseMessage answer)
        {
            var content = answer.Content.Headers;
            return new(
                (int)answer.StatusCode,
                content.ContentLength,
                content.ContentRange?.From,
                content.ContentRange?.Length,
                answer.Headers.ETag?.ToString(),
                content.TryGetValues("Last-Modified", out var values) ? values.FirstOrDefault() : null,
                content.ContentType?.MediaType?.ToLowerInvariant(),
                content.ContentEncoding.FirstOrDefault()
            );
        }

        private static DownloadStep Refuse(string code, string text) =>
            new(DownloadStepKind.Refuse, new(code, text));

        // A wrong key is wrong in a second too, a closed network stays closed: trying again only hides it.
        private Refusal? Refusal(Exception fault)
        {
            for (var at = fault; at is not null; at = at.InnerException)
            {
                if (at is ForbiddenAddressException)
                    return new("forbidden-address", at.Message);
                if (at is AuthenticationException)
                    return new(
                        "server-not-trusted",
                        $"The server's certificate is not trusted or shows no pinned key: {at.Message}"
                    );
                if (at is IOException full && DiskSpace.IsFull(full))
                    return new(
                        "disk-full",
                        $"The disk of {file.Path} filled up. Make room; the next try goes on from there."
                    );
            }
            return null;
        }

        private static string? NameOf(ContentDispositionHeaderValue? told) =>
            (told?.FileNameStar ?? told?.FileName)?.Trim('"') is { } name
                ? Safe(name.Replace('\\', '/').Split('/')[^1])
                : null;

        private static string NameOf(Uri at) => Safe(Uri.UnescapeDataString(at.Segments[^1])) ?? "download";

        private static string? Safe(string name) =>
            MemberName.Trick(name) is null && name is not "." && !name.Contains('/', StringComparison.Ordinal)
                ? name
                : null;
    }
}
