using System.Text.RegularExpressions;

namespace Holdpoint.Server.Tests.Pages;

public partial class TextTests
{
    // A key with a value in it (T[$"stage.{stage}"]) is known by its beginning.
    [GeneratedRegex("""(?:\bT|Common|_texts|texts)\[\$?"([a-z][^"\{\]]*)""", RegexOptions.None, 1000)]
    private static partial Regex Used();

    [GeneratedRegex("<data name=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Defined();

    public static TheoryData<string> Files =>
        [
            .. Directory
                .EnumerateFiles(Pages, "*.razor*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Pages, file)),
        ];

    private static string Pages { get; } = Path.Combine(Repository.Root, "src", "Holdpoint.Server", "Pages");

    private static readonly string[] Common = Keys(Path.Combine(Pages, "Texts.resx"));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_text_that_a_page_shows_is_in_the_resources(string file)
    {
        var own = Path.Combine(Path.GetDirectoryName(Path.Combine(Pages, file))!, "Texts.resx");
        var keys = File.Exists(own) ? [.. Common, .. Keys(own)] : Common;
        Assert.Empty(
            Used()
                .Matches(File.ReadAllText(Path.Combine(Pages, file)))
                .Select(match => match.Groups[1].Value)
                .Where(used =>
                    !keys.Any(key =>
                        used.EndsWith('.') ? key.StartsWith(used, StringComparison.Ordinal) : key == used
                    )
                )
        );
    }

    private static string[] Keys(string file) =>
        [.. Defined().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)];
}
