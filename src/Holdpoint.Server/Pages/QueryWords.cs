using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Holdpoint.Server.Pages;

/// <summary>Filters as an address has them.</summary>
internal static class QueryWords
{
    /// <summary>What stands there, without spaces around it; null where nothing does.</summary>
    public static string? Given(this IQueryCollection query, string name) =>
        query[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The date that stands there; null where none does.</summary>
    public static DateOnly? GivenDate(this IQueryCollection query, string name) =>
        DateOnly.TryParseExact(
            query[name],
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date
            : null;
}
