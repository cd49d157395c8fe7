using System.Collections;
using System.Text;

namespace Holdpoint.Csaf.Products;

/// <summary>
/// The branches to a product as a chain that siblings share, so that a deep and wide tree costs no more memory than its
/// document.
/// </summary>
internal sealed class BranchChain(BranchChain? above, BranchStep step, int index) : IReadOnlyList<BranchStep>
{
    public int Count { get; } = (above?.Count ?? 0) + 1;

    /// <summary>JSON pointer of the innermost branch.</summary>
    internal string Pointer
    {
        get
        {
            var text = new StringBuilder("/product_tree");
            foreach (var link in Links())
                text.Append("/branches/").Append(link.Index);
            return text.ToString();
        }
    }

    private int Index { get; } = index;

    private BranchStep Step { get; } = step;

    private BranchChain? Above { get; } = above;

    public BranchStep this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            var link = this;
            while (link.Count - 1 > index)
                link = link.Above!;
            return link.Step;
        }
    }

    public IEnumerator<BranchStep> GetEnumerator() => Links().Select(l => l.Step).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private BranchChain[] Links()
    {
        var links = new BranchChain[Count];
        for (var link = this; link is not null; link = link.Above)
            links[link.Count - 1] = link;
        return links;
    }
}
