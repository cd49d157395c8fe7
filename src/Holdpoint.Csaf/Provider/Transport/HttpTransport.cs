using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace Holdpoint.Csaf.Provider.Transport;

/// <summary>Fetches over HTTP: bounded in time and size, redirects checked one by one, retried where a fault may pass.</summary>
public sealed class HttpTransport : ISourceTransport, IDisposable
{
    private readonly HttpMessageInvoker http;
    private readonly HttpTransportOptions options;
    private readonly TimeProvider time;
    private readonly ResiliencePipeline<FetchResult> retrying;

    /// <summary>Uses a handler that must not follow redirects itself; see <see cref="CreateHandler"/>. The handler stays the caller's.</summary>
    public HttpTransport(
        HttpMessageHandler handler,
        HttpTransportOptions options,
        TimeProvider time,
        Func<double> chance
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        http = new HttpMessageInvoker(handler, disposeHandler: false);
        this.options = options;
        this.time = time;
        retrying =
            options.Retries == 0 ? ResiliencePipeline<FetchResult>.Empty : Retrying(options, time, chance);
    }

    /// <summary>A handler for the open network: no automatic redirects, no cookies, compressed transfer, the system's proxy or the one given.</summary>
    public static SocketsHttpHandler CreateHandler(IWebProxy? proxy = null) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(20),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 64,
            Proxy = proxy,
        };

    /// <inheritdoc/>
    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var requests = 0;
        long bytes = 0;
        var result = await retrying.ExecuteAsync(
            async token =>
            {
                var attempt = await AttemptAsync(request, token);
                requests += attempt.Requests;
                bytes += attempt.Bytes;
                return attempt;
            },
            cancellation
        );
        return result with { Requests = requests, Bytes = bytes };
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static ResiliencePipeline<FetchResult> Retrying(
        HttpTransportOptions options,
        TimeProvider time,
        Func<double> chance
    ) =>
        new ResiliencePipelineBuilder<FetchResult> { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions<FetchResult>
                {
                    MaxRetryAttempts = options.Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = options.RetryDelay,
                    MaxDelay = options.LongestRetryDelay,
                    Randomizer = chance,
                    ShouldHandle = args =>
                        ValueTask.FromResult(
                            args.Outcome.Result is { MayPass: true } failed
                                && !(failed.RetryAfter > options.LongestRetryDelay)
                        ),
                    DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.RetryAfter),
                }
            )
            .Build();

    private async Task<FetchResult> AttemptAsync(FetchRequest request, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(options.AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        var requests = new Counter();
        try
        {
            return await FollowAsync(request, requests, either.Token) with { Requests = requests.Value };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new()
            {
                Outcome = FetchOutcome.Unreachable,
                Detail = $"No whole answer within {options.AttemptTimeout.TotalSeconds:0.#} s.",
                MayPass = true,
                Requests = requests.Value,
            };
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            var mayPass = Passing.MayPass(fault);
            return new()
            {
                Outcome = mayPass ? FetchOutcome.Unreachable : FetchOutcome.Refused,
                Detail = fault.InnerException is { } inner
                    ? $"{fault.Message} {inner.Message}"
                    : fault.Message,
                MayPass = mayPass,
                Requests = requests.Value,
            };
        }
    }

    private async Task<FetchResult> FollowAsync(
        FetchRequest request,
        Counter requests,
        CancellationToken cancellation
    )
    {
        var at = request.Address;
        for (var hop = 0; hop <= ProviderLimits.Redirects; hop++)
        {
            if (WhyForbidden(at) is { } why)
                return new() { Outcome = FetchOutcome.Refused, Detail = why };
            using var message = Message(at, request);
            requests.Value++;
            using var answer = await http.SendAsync(message, cancellation);
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308))
                return await TakeAsync(answer, request, cancellation);
            if (answer.Headers.Location is not { } location)
                return new() { Outcome = FetchOutcome.Refused, Detail = "A redirect that leads nowhere." };
            var next = new Uri(at, location);
            if (at.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
                return new()
                {
                    Outcome = FetchOutcome.Refused,
                    Detail = $"Redirected from https to {next.Scheme}: {next}",
                };
            at = next;
        }
        return new()
        {
            Outcome = FetchOutcome.Refused,
            Detail = $"More than {ProviderLimits.Redirects} redirects.",
        };
    }

    private string? WhyForbidden(Uri address)
    {
        if (
            address.Scheme != Uri.UriSchemeHttps
            && !(options.AllowPlainHttp && address.Scheme == Uri.UriSchemeHttp)
        )
            return $"Only https is used: {address}";
        if (address.UserInfo.Length > 0)
            return "An address with a user name in it.";
        return options.AllowAddress?.Invoke(address) == false
            ? $"The address is not allowed here: {address}"
            : null;
    }

    private HttpRequestMessage Message(Uri address, FetchRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, address);
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        if (request.ETag is { } tag && EntityTagHeaderValue.TryParse(tag, out var parsed))
            message.Headers.IfNoneMatch.Add(parsed);
        message.Headers.IfModifiedSince = request.LastModified;
        return message;
    }

    private async Task<FetchResult> TakeAsync(
        HttpResponseMessage answer,
        FetchRequest request,
        CancellationToken cancellation
    )
    {
        switch ((int)answer.StatusCode)
        {
            case 200:
                return await ReadAsync(answer, request, cancellation);
            case 304 when request.IsConditional:
                return new() { Outcome = FetchOutcome.NotModified };
            case 404 or 410:
                return new() { Outcome = FetchOutcome.NotFound, Detail = $"HTTP {(int)answer.StatusCode}." };
            default:
                var mayPass = Passing.MayPass(answer.StatusCode);
                return new()
                {
                    Outcome = mayPass ? FetchOutcome.Unreachable : FetchOutcome.Refused,
                    Detail = $"HTTP {(int)answer.StatusCode}.",
                    MayPass = mayPass,
                    RetryAfter = RetryAfter(answer),
                };
        }
    }

    private static async Task<FetchResult> ReadAsync(
        HttpResponseMessage answer,
        FetchRequest request,
        CancellationToken cancellation
    )
    {
        var told = answer.Content.Headers.ContentLength;
        if (told > request.MaxBytes)
            return new()
            {
                Outcome = FetchOutcome.TooLarge,
                Detail = $"{told} bytes; {request.MaxBytes} are allowed.",
            };
        using var body = new MemoryStream((int)(told ?? 0));
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (body.Length + read > request.MaxBytes)
            {
                return new()
                {
                    Outcome = FetchOutcome.TooLarge,
                    Detail = $"More than the {request.MaxBytes} bytes that are allowed.",
                    Bytes = body.Length + read,
                };
            }
            body.Write(buffer, 0, read);
        }
        return new()
        {
            Outcome = FetchOutcome.Ok,
            Body = body.Length == body.Capacity ? body.GetBuffer() : body.ToArray(),
            Bytes = body.Length,
            ETag = answer.Headers.ETag?.ToString(),
            LastModified = answer.Content.Headers.LastModified,
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer)
    {
        var told = answer.Headers.RetryAfter;
        var wait = told?.Delta ?? (told?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private sealed class Counter
    {
        public int Value { get; set; }
    }
}
