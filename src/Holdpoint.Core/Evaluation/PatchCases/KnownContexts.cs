using System.Runtime.CompilerServices;
using Holdpoint.Core.Evaluation.Decisions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>Numbers the asset contexts of one evaluation, so that outcomes are looked up by number.</summary>
internal sealed class KnownContexts(SitePolicy policy)
{
    private static readonly string[] Exposures = ["small", "controlled", "open"];
    private readonly Dictionary<AssetContext, int> ids = [];
    private readonly List<(AssetContext Context, string Words, int Exposure)> all = [];
    private readonly ConditionalWeakTable<IReadOnlyList<AssetContext>, int[]> lists = [];

    /// <summary>The context of a number.</summary>
    public AssetContext this[int id] => all[id].Context;

    /// <summary>The numbers of a part's contexts; parts of one place share the list.</summary>
    public int[] IdsOf(IReadOnlyList<AssetContext> contexts) =>
        lists.GetValue(contexts, list => [.. list.Select(IdOf)]);

    /// <summary>The widest exposure step of a part's contexts; unknown counts as open.</summary>
    public int WidestExposure(IReadOnlyList<AssetContext> contexts) =>
        IdsOf(contexts).Max(id => all[id].Exposure);

    /// <summary>An order of contexts that does not depend on the order in which they were met.</summary>
    public bool IsBefore(int a, int b) =>
        b >= all.Count || string.CompareOrdinal(all[a].Words, all[b].Words) < 0;

    private int IdOf(AssetContext context)
    {
        if (ids.TryGetValue(context, out var id))
            return id;
        all.Add((context, context.ToString(), ExposureOf(context)));
        return ids[context] = all.Count - 1;
    }

    private int ExposureOf(AssetContext context)
    {
        var value = AssetInputs
            .Of(context, policy)
            .FirstOrDefault(input => input.Name == "system exposure")
            ?.Value;
        var step = Array.IndexOf(Exposures, value);
        return step < 0 ? Exposures.Length - 1 : step;
    }
}
