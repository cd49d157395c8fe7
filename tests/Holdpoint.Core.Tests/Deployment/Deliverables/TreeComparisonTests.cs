using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Core.Tests.Deployment.Deliverables;

public class TreeComparisonTests
{
    private static readonly string Hash = new('a', 64);
    private static readonly ListedFile[] Listed =
    [
        new("README.txt", 10, Hash),
        new("targets/ab/file.bin", 100, Hash),
    ];
    private static readonly HashSet<string> Beside = new(StringComparer.Ordinal)
    {
        "FILES",
        "media.dsse.json",
    };
    private static readonly TreeEntry[] Whole =
    [
        new("FILES", TreeEntryKind.File, 5),
        new("media.dsse.json", TreeEntryKind.File, 5),
        new("README.txt", TreeEntryKind.File, 10),
        new("targets", TreeEntryKind.Folder, 0),
        new("targets/ab", TreeEntryKind.Folder, 0),
        new("targets/ab/file.bin", TreeEntryKind.File, 100),
    ];

    [Fact]
    public void A_whole_tree_is_accepted() => Assert.Empty(TreeComparison.Refusals(Listed, Whole, Beside));

    [Theory]
    [InlineData("autorun.inf", TreeEntryKind.File, DeliverableRule.Unlisted)]
    [InlineData("targets/ab/other.bin", TreeEntryKind.File, DeliverableRule.Unlisted)]
    [InlineData("targets/cd", TreeEntryKind.Folder, DeliverableRule.Unlisted)]
    [InlineData("readme.txt", TreeEntryKind.File, DeliverableRule.Name)]
    [InlineData("TARGETS", TreeEntryKind.Folder, DeliverableRule.Name)]
    [InlineData("aux.txt", TreeEntryKind.File, DeliverableRule.Name)]
    [InlineData("extra", TreeEntryKind.Link, DeliverableRule.Kind)]
    [InlineData("pipe", TreeEntryKind.Other, DeliverableRule.Kind)]
    public void Whatever_was_added_is_refused(string path, TreeEntryKind kind, DeliverableRule rule) =>
        Assert.Equal(
            (rule, path),
            Assert.Single(TreeComparison.Refusals(Listed, [.. Whole, new(path, kind, 0)], Beside)) switch
            {
                var refusal => (refusal.Rule, refusal.Path),
            }
        );

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Equal(
            DeliverableRule.Missing,
            Assert
                .Single(TreeComparison.Refusals(Listed, Whole.Where(e => e.Path != "README.txt"), Beside))
                .Rule
        );

    [Theory]
    [InlineData(99, "cut off")]
    [InlineData(101, "added")]
    public void A_wrong_length_says_which_way(long length, string word)
    {
        var refusal = Assert.Single(
            TreeComparison.Refusals(Listed, [.. Whole[..^1], Whole[^1] with { Length = length }], Beside)
        );
        Assert.Equal(DeliverableRule.Length, refusal.Rule);
        Assert.Contains(word, refusal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_swapped_for_a_link_is_refused_once() =>
        Assert.Equal(
            DeliverableRule.Kind,
            Assert
                .Single(
                    TreeComparison.Refusals(
                        Listed,
                        [.. Whole[..^1], Whole[^1] with { Kind = TreeEntryKind.Link }],
                        Beside
                    )
                )
                .Rule
        );
}
