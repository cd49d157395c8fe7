using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Exports;

/// <summary>Gives tables out as CSV and XLSX, row by row as they are read.</summary>
internal static class ExportEndpoints
{
    /// <summary>The media type of a text with separated values.</summary>
    public const string Csv = "text/csv";

    /// <summary>The media type of a workbook.</summary>
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The routes: one for each table and format.</summary>
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        foreach (var table in ExportTables.All)
        {
            var demands = new DemandsAttribute(table.Needs) { Everywhere = table.Everywhere };
            routes
                .MapGet($"/export/{table.Path}.csv", context => GiveAsync(context, table, "csv"))
                .WithMetadata(demands);
            routes
                .MapGet($"/export/{table.Path}.xlsx", context => GiveAsync(context, table, "xlsx"))
                .WithMetadata(demands);
        }
    }

    private static async Task GiveAsync(HttpContext context, ExportTable table, string format)
    {
        if (await table.Open(new(context)) is { } content)
            await WriteAsync(context, table, content, format);
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    /// <summary>Writes a table as <c>csv</c> or <c>xlsx</c>.</summary>
    public static async Task WriteAsync(
        HttpContext context,
        ExportTable table,
        ExportContent content,
        string format
    )
    {
        context.Response.ContentType = format == "csv" ? Csv + "; charset=utf-8" : Xlsx;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{table.Name}.{format}\"";
        var to = context.Response.Body;
        // The framework's compressor writes the last bytes of a part on closing, and has no other way to.
        if (format != "csv" && context.Features.Get<IHttpBodyControlFeature>() is { } control)
            control.AllowSynchronousIO = true;
        if (format == "csv")
            await CsvExport.WriteAsync(to, content, context.RequestAborted);
        else
            await XlsxExport.WriteAsync(to, table.Name, content, context.RequestAborted);
    }
}
