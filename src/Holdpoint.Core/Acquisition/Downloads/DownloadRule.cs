namespace Holdpoint.Core.Acquisition.Downloads;

/// <summary>Decides by a server's answer how a download goes on. Bytes of two versions of a file are never put together.</summary>
public static class DownloadRule
{
    private static readonly string[] Pages = ["text/html", "application/xhtml+xml"];

    /// <summary>The next step.</summary>
    /// <param name="part">What is there; null at the first try.</param>
    /// <param name="asked">True where the rest was asked for (Range).</param>
    /// <param name="answer">The answer.</param>
    /// <param name="name">The file name expected, which says whether a web page may be one.</param>
    /// <param name="most">How many bytes at most.</param>
    public static DownloadStep Next(
        PartialDownload? part,
        bool asked,
        ServerAnswer answer,
        string name,
        long most
    )
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(name);
        return answer.Status switch
        {
            200 => WhyNotBody(answer, name, most) ?? new(DownloadStepKind.StartOver),
            206 => Rest(part, asked, answer, name, most),
            416 when part is not null && part.Total == part.Bytes => new(DownloadStepKind.Done),
            416 when asked => new(DownloadStepKind.AskAnew),
            401 or 403 or 407 => Refused(
                "login-needed",
                $"The server wants a login (HTTP {answer.Status}). Get the file through the portal and hand it in."
            ),
            404 or 410 => Refused("not-found", $"The server has no such file (HTTP {answer.Status})."),
            408 or 425 or 429 or 500 or 502 or 503 or 504 => new(DownloadStepKind.TryLater),
            _ => Refused("unexpected-answer", $"The server answers HTTP {answer.Status}."),
        };
    }

    /// <summary>Says whether a body that ended was whole.</summary>
    /// <param name="bytes">Bytes there now.</param>
    /// <param name="total">The announced length; null where none was told.</param>
    public static DownloadStep Ended(long bytes, long? total) =>
        total is not { } told || bytes == told ? new(DownloadStepKind.Done)
        : bytes < told ? new(DownloadStepKind.TryLater)
        : Refused("longer-than-announced", $"The server announced {told} bytes and sent more.");

    private static DownloadStep Rest(
        PartialDownload? part,
        bool asked,
        ServerAnswer answer,
        string name,
        long most
    )
    {
        if (!asked || part is null)
            return Refused("unasked-part", "The server sent a part although the whole file was asked for.");
        var same =
            answer.RangeFrom == part.Bytes
            && answer.RangeTotal is { } total
            && (part.Total is null || part.Total == total)
            && (part.ETag is null || answer.StrongTag == part.ETag)
            && (part.ETag is not null || answer.LastModified == part.LastModified)
            && (answer.Length is null || answer.Length == total - part.Bytes);
        return same
            ? WhyNotBody(answer, name, most) ?? new(DownloadStepKind.Append)
            : new(DownloadStepKind.AskAnew);
    }

    private static DownloadStep? WhyNotBody(ServerAnswer answer, string name, long most)
    {
        if (answer.Total > most)
            return Refused("too-large", $"{answer.Total} bytes; {most} are allowed.");
        if (answer.Encoding is { Length: > 0 } encoding && encoding != "identity")
            return Refused(
                "encoded",
                $"The server sends the file encoded ({encoding}) although it was not asked to."
            );
        return
            Pages.Contains(answer.MediaType, StringComparer.Ordinal)
            && !name.EndsWith(".html", StringComparison.OrdinalIgnoreCase)
            && !name.EndsWith(".htm", StringComparison.OrdinalIgnoreCase)
            ? Refused(
                "web-page",
                "The address leads to a web page, not to a file: perhaps a login or a list of downloads. Get the file there and hand it in, or give the file's own address."
            )
            : null;
    }

    private static DownloadStep Refused(string code, string text) =>
        new(DownloadStepKind.Refuse, new(code, text));
}
