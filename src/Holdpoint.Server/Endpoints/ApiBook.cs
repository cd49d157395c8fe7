using Holdpoint.Server.Pages.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;

namespace Holdpoint.Server.Endpoints;

/// <summary>
/// The description of the API as JSON and as a page shows it, made once: the routes do not change while a server runs, and
/// there are many.
/// </summary>
internal sealed class ApiBook(
    [FromKeyedServices(ApiPlaces.Version)] IOpenApiDocumentProvider routes,
    IServiceProvider services,
    ILoggerFactory logs
) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private volatile Made? _made;

    /// <summary>As JSON.</summary>
    public async Task<byte[]> JsonAsync(CancellationToken cancel) => (await ReadAsync(cancel)).Json;

    /// <summary>As a part of a page.</summary>
    public async Task<string> WordsAsync(CancellationToken cancel) => (await ReadAsync(cancel)).Words;

    private async Task<Made> ReadAsync(CancellationToken cancel)
    {
        if (_made is { } made)
            return made;
        await _one.WaitAsync(cancel);
        try
        {
            return _made ??= await MakeAsync(cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<Made> MakeAsync(CancellationToken cancel)
    {
        var document = await routes.GetOpenApiDocumentAsync(cancel);
        using var json = new MemoryStream();
        await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1, cancel);
        await using var renderer = new HtmlRenderer(services, logs);
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(ApiOperations.Document)] = document,
            }
        );
        var words = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<ApiOperations>(parameters)).ToHtmlString()
        );
        return new(json.ToArray(), words);
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private sealed record Made(byte[] Json, string Words);
}
