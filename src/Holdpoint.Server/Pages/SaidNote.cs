using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Holdpoint.Server.Pages;

/// <summary>
/// A sentence that an answer takes along to the page that follows it, in the address. It is sealed, so that nobody can write a
/// link to a page of ours that says something of his own.
/// </summary>
internal sealed class SaidNote(IDataProtectionProvider protection)
{
    private const string Name = "note";
    private static readonly TimeSpan Valid = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector _seal = protection
        .CreateProtector("holdpoint.note")
        .ToTimeLimitedDataProtector();

    /// <summary>The address of a page that will say it.</summary>
    /// <param name="address">The page, as a path with an optional query.</param>
    /// <param name="isGood">Whether it is said as done, or as refused.</param>
    /// <param name="text">What.</param>
    public string On(string address, bool isGood, string text)
    {
        var at = address.IndexOf('#', StringComparison.Ordinal);
        var (page, place) = at < 0 ? (address, "") : (address[..at], address[at..]);
        var query = new QueryBuilder
        {
            { Name, _seal.Protect((isGood ? "+" : "-") + text, Valid) },
        }.ToString();
        return page + (page.Contains('?', StringComparison.Ordinal) ? "&" + query[1..] : query) + place;
    }

    /// <summary>What the present address says; null where nothing, or nothing of ours.</summary>
    public (bool IsGood, string Text)? Read(HttpContext context)
    {
        if (context.Request.Query[Name] is not [{ Length: > 0 } given])
            return null;
        try
        {
            var text = _seal.Unprotect(given);
            return (text[0] == '+', text[1..]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
