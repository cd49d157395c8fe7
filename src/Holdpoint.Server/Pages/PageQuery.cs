using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Holdpoint.Server.Pages;

/// <summary>The present address with one part of its query changed: filters stay, the page of the table follows.</summary>
/// <param name="context">The request.</param>
internal readonly struct PageQuery(HttpContext context)
{
    /// <summary>The address with a value set, or taken out where it is null or empty.</summary>
    public string With(string name, object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture);
        var kept = context
            .Request.Query.Where(pair => pair.Key != name && (pair.Key != "from" || name == "from"))
            .SelectMany(pair => pair.Value, (pair, one) => KeyValuePair.Create(pair.Key, one))
            .Where(pair => !string.IsNullOrEmpty(pair.Value));
        var query = new QueryBuilder(kept!);
        if (!string.IsNullOrEmpty(text))
            query.Add(name, text);
        return context.Request.Path + query.ToString();
    }

    /// <summary>The address of another page or export with the same query.</summary>
    public string At(string path) => path + context.Request.QueryString;
}
