using System.Text.RegularExpressions;

namespace Holdpoint.Architecture.Tests;

public partial class SourceTests
{
    private const int LongestFile = 400;

    // A file over the limit is listed with the reason why it reads better whole.
    private static readonly Dictionary<string, string> LongOnPurpose = new(StringComparer.Ordinal);

    private static readonly string[] EmptyWords =
    [
        "Utils",
        "Utilities",
        "Helper",
        "Helpers",
        "Manager",
        "Common",
        "Misc",
    ];

    [Fact]
    public void No_source_file_is_long() =>
        Assert.Empty(
            House.Sources.Where(file =>
                !LongOnPurpose.ContainsKey(file)
                && File.ReadLines(Path.Combine(House.Root, file)).Count() > LongestFile
            )
        );

    [Fact]
    public void Exceptions_from_the_length_are_still_needed() =>
        Assert.Empty(
            LongOnPurpose.Keys.Where(file =>
                !File.Exists(Path.Combine(House.Root, file))
                || File.ReadLines(Path.Combine(House.Root, file)).Count() <= LongestFile
            )
        );

    [Fact]
    public void Half_of_the_files_fit_on_a_screen()
    {
        var lengths = House
            .Sources.Select(file => File.ReadLines(Path.Combine(House.Root, file)).Count())
            .Order()
            .ToArray();
        Assert.InRange(lengths[lengths.Length / 2], 1, 80);
    }

    [Fact]
    public void The_namespace_is_the_folder() =>
        Assert.Empty(House.Sources.Where(file => !NamespaceFits(file)));

    [Fact]
    public void The_folder_rule_catches_a_file_in_the_wrong_place() =>
        Assert.NotEqual(
            "Holdpoint.Core.Inventory",
            ExpectedNamespace("src/Holdpoint.Core/Evaluation/Verdict.cs")
        );

    [Fact]
    public void No_name_is_an_empty_word() =>
        Assert.Empty(
            House.Sources.Where(file =>
                file.Split('/')
                    .Any(part =>
                        EmptyWords.Any(word =>
                            Path.GetFileNameWithoutExtension(part).EndsWith(word, StringComparison.Ordinal)
                        )
                    )
            )
        );

    private static bool NamespaceFits(string file)
    {
        var declared = NamespaceLine().Match(File.ReadAllText(Path.Combine(House.Root, file)));
        // Program.cs and assembly-wide attributes live in no namespace.
        return !declared.Success || declared.Groups[1].Value == ExpectedNamespace(file);
    }

    private static string ExpectedNamespace(string file) => string.Join('.', file.Split('/')[1..^1]);

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamespaceLine();
}
