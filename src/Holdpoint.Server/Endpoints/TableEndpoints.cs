using Holdpoint.Server.Exports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints;

/// <summary>The tables of the pages as files, for programs.</summary>
internal static class TableEndpoints
{
    /// <summary>The word that says which kind of file.</summary>
    public const string Format = "format";

    /// <summary>The kinds of file; the first one where nothing is said.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["csv", "xlsx"];

    /// <summary>The routes: one for each table.</summary>
    public static void MapTables(this IEndpointRouteBuilder api)
    {
        foreach (var table in ExportTables.All)
            api.MapGet(
                    $"/tables/{table.Path}",
                    (Delegate)((HttpContext context) => GiveAsync(context, table))
                )
                .Demands(table.Needs, table.Everywhere)
                .WithMetadata(table)
                .Produces(200, contentType: ExportEndpoints.Csv, additionalContentTypes: ExportEndpoints.Xlsx)
                .WithTags("Tables")
                .WithName("get" + string.Concat(table.Name.Split('-').Select(Capital)) + "Table")
                .WithSummary($"The table \"{table.Name.Replace('-', ' ')}\" of the pages as CSV or XLSX.");
    }

    private static async Task<IResult> GiveAsync(HttpContext context, ExportTable table)
    {
        var asked = context.Request.Query[Format].ToString();
        var format = asked.Length == 0 ? Formats[0] : asked;
        if (!Formats.Contains(format, StringComparer.Ordinal))
            return Trouble.Invalid(
                Format,
                "There is no such kind of file.",
                $"It knows {string.Join(", ", Formats)}."
            );
        var words = context.Request.Query.ToDictionary(StringComparer.Ordinal);
        foreach (var filter in table.Filters)
        {
            if (filter.Read is not { } read || !words.TryGetValue(filter.Name, out var said))
                continue;
            if (read(said.ToString()) is not { } word)
                return Trouble.Invalid(
                    filter.Name,
                    "There is nothing of this value, or it is none.",
                    filter.Says
                );
            words[filter.Name] = word;
        }
        context.Request.Query = new QueryCollection(words);
        if (await table.Open(new(context)) is not { } content)
            return Trouble.None("path", "There is no such table.");
        await ExportEndpoints.WriteAsync(context, table, content, format);
        return TypedResults.Empty;
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
