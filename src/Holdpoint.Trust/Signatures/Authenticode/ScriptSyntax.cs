namespace Holdpoint.Trust.Signatures.Authenticode;

/// <summary>How a kind of script carries its signature: as comments at its end, or in an element of its own.</summary>
/// <param name="Format">The format's name in reports and policy rows.</param>
/// <param name="Extensions">Names that end like this are of this kind; text alone does not tell.</param>
/// <param name="Begin">The line that begins the block.</param>
/// <param name="LineStart">What each line of the block begins with.</param>
/// <param name="LineEnd">What each line ends with.</param>
/// <param name="End">The line that ends the block.</param>
/// <param name="MayContinue">True where text may follow the block; it is signed too.</param>
/// <param name="AddsLength">True where the digest ends with the length of the text (Windows Script Host).</param>
/// <param name="SignsByteOrderMark">True where the digest begins with the byte order mark.</param>
internal sealed record ScriptSyntax(
    string Format,
    IReadOnlyList<string> Extensions,
    string Begin,
    string LineStart,
    string LineEnd,
    string End,
    bool MayContinue = false,
    bool AddsLength = false,
    bool SignsByteOrderMark = true
)
{
    private const string Head = "SIG # Begin signature block";
    private const string Foot = "SIG # End signature block";

    public static readonly IReadOnlyList<ScriptSyntax> All =
    [
        new("powershell", [".ps1", ".psm1", ".psd1"], "# " + Head, "# ", "", "# " + Foot),
        new(
            "powershell-xml",
            [".ps1xml", ".psc1", ".cdxml"],
            "<!-- " + Head + " -->",
            "<!-- ",
            " -->",
            "<!-- " + Foot + " -->"
        ),
        new("mof", [".mof"], "/* " + Head + " */", "/* ", " */", "/* " + Foot + " */"),
        new(
            "vbscript",
            [".vbs", ".vbe"],
            "'' SIG '' Begin signature block",
            "'' SIG '' ",
            "",
            "'' SIG '' End signature block",
            AddsLength: true,
            SignsByteOrderMark: false
        ),
        new(
            "jscript",
            [".js", ".jse"],
            "// SIG // Begin signature block",
            "// SIG // ",
            "",
            "// SIG // End signature block",
            AddsLength: true,
            SignsByteOrderMark: false
        ),
        new(
            "wsf",
            [".wsf"],
            "<signature>",
            "** SIG ** ",
            "",
            "</signature>",
            MayContinue: true,
            AddsLength: true,
            SignsByteOrderMark: false
        ),
    ];

    public static ScriptSyntax? Of(string fileName) =>
        All.FirstOrDefault(syntax =>
            syntax.Extensions.Any(extension =>
                fileName.EndsWith(extension, StringComparison.OrdinalIgnoreCase)
            )
        );
}
