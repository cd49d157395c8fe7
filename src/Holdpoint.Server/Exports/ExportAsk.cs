using System.Globalization;
using System.Runtime.CompilerServices;
using Holdpoint.Core.Access;
using Holdpoint.Engine;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Holdpoint.Server.Exports;

/// <summary>A request for a table.</summary>
/// <param name="context">The request.</param>
internal sealed class ExportAsk(HttpContext context)
{
    /// <summary>Rows that are read at once.</summary>
    public const int PartRows = 1000;

    private readonly SiteTimes _times = Service<SiteTimes>(context);

    /// <summary>The filters, as in the page's address.</summary>
    public IQueryCollection Query => context.Request.Query;

    /// <summary>Who asks.</summary>
    public CurrentPerson Person { get; } = Service<CurrentPerson>(context);

    /// <summary>The programme in that person's name.</summary>
    public Programme Programme { get; } = Service<Work>(context).Programme;

    /// <summary>Ends when nobody waits for the table any more.</summary>
    public CancellationToken Cancel => context.RequestAborted;

    /// <summary>Now, and dates at the sites.</summary>
    public SiteTimes Times => _times;

    /// <summary>Sites that the person may see; null for all.</summary>
    public IReadOnlyList<string>? Allowed => Person.Who.SitesOf(Permission.View);

    /// <summary>A part of the address; empty where it has none of this name.</summary>
    public string Route(string name) => context.GetRouteValue(name) as string ?? "";

    /// <summary>The texts of a page's folder.</summary>
    public IStringLocalizer Texts<T>() => Service<IStringLocalizer<T>>(context);

    /// <summary>A moment in ISO 8601 as the site's clock shows it, with its distance from UTC; null for null.</summary>
    public async ValueTask<string?> TimeAsync(DateTimeOffset? at, string? site = null) =>
        at is { } moment
            ? TimeZoneInfo
                .ConvertTime(moment, (await _times.OfAsync(site, Cancel)).Zone)
                .ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)
            : null;

    /// <summary>Everything of a list that is read in parts: never more than one part is in memory.</summary>
    public static async IAsyncEnumerable<T> AllAsync<T>(
        Func<int, Task<IReadOnlyList<T>>> part,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        for (var from = 0; ; from += PartRows)
        {
            cancel.ThrowIfCancellationRequested();
            var lines = await part(from);
            foreach (var line in lines)
                yield return line;
            if (lines.Count < PartRows)
                yield break;
        }
    }

    private static T Service<T>(HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();
}
