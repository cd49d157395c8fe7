namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>A script's signature block and the text around it.</summary>
/// <param name="Signed">The text that is signed, with its byte order mark.</param>
/// <param name="Signature">The message; null where the block is damaged.</param>
/// <param name="Problem">What is wrong with the block; null where nothing is.</param>
internal sealed record ScriptBlock(string Signed, byte[]? Signature, string? Problem)
{
    /// <summary>Null where the text carries no block.</summary>
    public static ScriptBlock? Find(string text, ScriptSyntax syntax)
    {
        var begin = Line(text, syntax.Begin, 0);
        if (begin < 0)
            return null;
        var end = Line(text, syntax.End, begin);
        if (end < 0)
            return new(text, null, "The signature block has no end.");
        var rest = text[(end + syntax.End.Length)..];
        // One line break came with the block, before and after it; a second one is text.
        var after =
            rest.StartsWith("\r\n", StringComparison.Ordinal) ? rest[2..]
            : rest.StartsWith('\n') ? rest[1..]
            : rest;
        if (!syntax.MayContinue && rest is not ("" or "\r\n" or "\n"))
            return new(text, null, "Text follows the signature block.");
        var base64 = new System.Text.StringBuilder();
        foreach (var line in text[(begin + syntax.Begin.Length)..end].Split('\n'))
        {
            var inner = line.AsSpan().TrimEnd('\r');
            if (inner.Length == 0)
                continue;
            if (!inner.StartsWith(syntax.LineStart) || !inner.EndsWith(syntax.LineEnd))
                return new(text, null, "A line of the signature block is no line of a signature.");
            base64.Append(inner[syntax.LineStart.Length..^syntax.LineEnd.Length]);
        }
        var signature = new byte[base64.Length];
        if (!Convert.TryFromBase64Chars(base64.ToString(), signature, out var written))
            return new(text, null, "The signature block is not Base64.");
        var before = text[..begin];
        before =
            before.EndsWith("\r\n", StringComparison.Ordinal) ? before[..^2]
            : before.EndsWith('\n') ? before[..^1]
            : before;
        return new(syntax.MayContinue ? before + after : before, signature[..written], null);
    }

    // The line must be the whole line; the first one counts, so that nothing hides between two blocks.
    private static int Line(string text, string line, int from)
    {
        for (var at = from; (at = text.IndexOf(line, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var starts = at == 0 || text[at - 1] == '\n' || (at == 1 && text[0] == '\uFEFF');
            var after = at + line.Length;
            if (starts && (after == text.Length || text[after] is '\r' or '\n'))
                return at;
        }
        return -1;
    }
}
