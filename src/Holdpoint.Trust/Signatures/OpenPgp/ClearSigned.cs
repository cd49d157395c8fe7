using System.Text;

namespace Holdpoint.Trust.Signatures.OpenPgp;

/// <summary>A text with its signature around it (RFC 9580 §7), for example the InRelease file of a Debian archive.</summary>
internal static class ClearSigned
{
    public const string Format = "openpgp-clearsigned";
    private const string Begin = "-----BEGIN PGP SIGNED MESSAGE-----";
    private const string BeginSignature = "-----BEGIN PGP SIGNATURE-----";
    private const string EndSignature = "-----END PGP SIGNATURE-----";

    public static bool Recognises(SignedFile file) => Recognises(file.Head);

    public static bool Recognises(ReadOnlySpan<byte> head) =>
        head.StartsWith("-----BEGIN PGP SIGNED MESSAGE-----"u8);

    public static SignatureReport Check(SignedFile file, SignatureTrust trust)
    {
        var rules = new RuleList();
        if (file.Length > SignatureLimits.CatalogueBytes)
        {
            rules.Fail("unsupported", $"A clear-signed text of {file.Length} bytes is not judged.");
            return Deciding.Report(Format, [], rules, []);
        }
        var (text, entries) = Judge(file.Read(0, (int)file.Length) ?? [], file.Name, trust);
        if (text is null)
            rules.Fail("layout", "The file is more or less than one clear-signed text.");
        return Deciding.Report(Format, [], rules, entries);
    }

    /// <summary>The signed text, unescaped, and its signatures; null where the bytes are more or less than one such text.</summary>
    public static (string? Text, IReadOnlyList<SignatureEntry> Entries) Judge(
        byte[] bytes,
        string place,
        SignatureTrust trust
    )
    {
        var lines = Encoding.Latin1.GetString(bytes).Split('\n');
        var line = 1;
        if (lines[0].TrimEnd() != Begin)
            return (null, []);
        while (line < lines.Length && lines[line].Trim().Length > 0)
        {
            // Only "Hash:" may stand here; anything else could pass for signed text.
            if (!lines[line].StartsWith("Hash: ", StringComparison.Ordinal))
                return (null, []);
            line++;
        }
        line++;
        var text = new List<string>();
        for (; line < lines.Length && lines[line].TrimEnd() != BeginSignature; line++)
        {
            var one = lines[line].TrimEnd('\r');
            if (one.StartsWith("- ", StringComparison.Ordinal))
                one = one[2..];
            else if (one.StartsWith('-'))
                return (null, []);
            text.Add(one.TrimEnd(' ', '\t'));
        }
        var start = line;
        while (line < lines.Length && lines[line].TrimEnd() != EndSignature)
            line++;
        if (line >= lines.Length || lines.Skip(line + 1).Any(rest => rest.Trim().Length > 0))
            return (null, []);
        // Trailing blanks of a line are not signed, line ends are CR LF, and the last one belongs to the armour.
        var signed = Encoding.Latin1.GetBytes(string.Join("\r\n", text));
        var armour = Encoding.Latin1.GetBytes(string.Join('\n', lines[start..(line + 1)]) + "\n");
        var entries = PgpCheck.Check(
            armour,
            new(
                "openpgp",
                place,
                Format,
                true,
                take =>
                {
                    take(signed);
                    return true;
                }
            ),
            trust
        );
        return (string.Join('\n', text), entries);
    }
}
