using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Holdpoint.Engine.Tests.Monitoring;

/// <summary>A server of files without a network: entity tags, conditional requests, and nothing else.</summary>
internal sealed class WebFolder : HttpMessageHandler
{
    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public List<HttpStatusCode> Answers { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var answer = new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request };
        if (Files.TryGetValue(request.RequestUri!.AbsoluteUri, out var bytes))
        {
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(bytes))[..16]}\"");
            var isSame = request.Headers.IfNoneMatch.Contains(tag);
            answer.StatusCode = isSame ? HttpStatusCode.NotModified : HttpStatusCode.OK;
            answer.Headers.ETag = tag;
            if (!isSame)
                answer.Content = new ByteArrayContent(bytes);
        }
        lock (Answers)
            Answers.Add(answer.StatusCode);
        return Task.FromResult(answer);
    }
}
