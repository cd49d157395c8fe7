using System.Buffers.Text;
using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Holdpoint.Server.Endpoints;

/// <summary>Which part of a list is asked for.</summary>
internal sealed record Paging(
    [property: FromQuery(Name = "cursor")]
    [property: Description("What an earlier part gave as its next; only with the same filters.")]
        string? Cursor,
    [property: FromQuery(Name = "limit")]
    [property: Description("How many entries at most, 1 to 200; 50 where it is left out.")]
        int? Limit
)
{
    private const int Mark = 8;

    /// <summary>How many entries.</summary>
    public int Count => Limit ?? ApiLimits.Part;

    /// <summary>What the part comes after, as the store gave it; or what is wrong with the request.</summary>
    public Trouble? Read(HttpContext context, out string? after)
    {
        after = null;
        if (Limit is < 1 or > ApiLimits.LargestPart)
            return Trouble.Invalid(
                "limit",
                $"A part has 1 to {ApiLimits.LargestPart} entries, not {Limit}.",
                $"Ask for at most {ApiLimits.LargestPart} and follow \"next\"."
            );
        if (string.IsNullOrEmpty(Cursor))
            return null;
        after = Open(Cursor, context);
        return after is null
            ? Trouble.Invalid(
                "cursor",
                "This cursor is none of this list with these filters.",
                "Begin without a cursor, then send each \"next\" as it came with the same filters."
            )
            : null;
    }

    /// <summary>The part as the answer has it.</summary>
    public static Part<T> Of<T>(HttpContext context, IReadOnlyList<T> items, string? next) =>
        new(
            items,
            next is null
                ? null
                : Base64Url.EncodeToString([.. MarkOf(context), .. Encoding.UTF8.GetBytes(next)])
        );

    private static string? Open(string cursor, HttpContext context)
    {
        if (!Base64Url.IsValid(cursor))
            return null;
        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length <= Mark || !bytes.AsSpan(0, Mark).SequenceEqual(MarkOf(context)))
            return null;
        try
        {
            var text = new UTF8Encoding(false, true).GetString(bytes, Mark, bytes.Length - Mark);
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // Which list with which filters: a cursor of another one would silently leave out or repeat.
    private static byte[] MarkOf(HttpContext context)
    {
        var filters = context
            .Request.Query.Where(pair => pair.Key is not ("cursor" or "limit"))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={pair.Value}");
        var text = $"{context.Request.Path}\n{string.Join('\n', filters)}";
        return SHA256.HashData(Encoding.UTF8.GetBytes(text))[..Mark];
    }
}
