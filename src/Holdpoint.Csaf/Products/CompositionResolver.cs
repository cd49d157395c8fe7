namespace Holdpoint.Csaf.Products;

/// <summary>Resolves the references of composed products, each once, refusing cycles and unreasonable depth.</summary>
internal sealed class CompositionResolver(
    IReadOnlyDictionary<string, ProductDefinition> definitions,
    List<CatalogDiagnostic> diagnostics
)
{
    /// <summary>More than any tree needs; bounds recursion.</summary>
    private const int DeepestComposition = 64;

    private readonly Dictionary<ProductDefinition, ProductPath> resolved = new(
        ReferenceEqualityComparer.Instance
    );
    private readonly HashSet<ProductDefinition> open = new(ReferenceEqualityComparer.Instance);

    internal ProductPath Resolve(ProductDefinition definition)
    {
        if (!definition.IsComposed)
            return definition.Path;
        if (resolved.TryGetValue(definition, out var known))
            return known;
        if (open.Contains(definition))
            return Refuse(definition, CatalogCodes.Cycle, "is composed of itself");
        if (open.Count == DeepestComposition)
            return Refuse(
                definition,
                CatalogCodes.TooDeep,
                $"is composed in more than {DeepestComposition} levels"
            );
        open.Add(definition);
        var path = Compose(definition);
        open.Remove(definition);
        return resolved[definition] = path;
    }

    private ProductPath Compose(ProductDefinition definition)
    {
        var first = Find(definition, definition.FirstReference);
        var steps = new List<CompositionStep>(definition.Steps.Count);
        foreach (var step in definition.Steps)
        {
            if (Find(definition, step.NextProductReference) is { } next)
                steps.Add(new CompositionStep(step.Category, next));
        }
        if (first is null || steps.Count < definition.Steps.Count)
            return definition.Path with { IsComplete = false };
        return definition.Path with
        {
            Composition = new ProductComposition(first, steps),
            IsComplete = first.IsComplete && steps.TrueForAll(s => s.Product.IsComplete),
        };
    }

    private ProductPath? Find(ProductDefinition definition, string reference)
    {
        if (definitions.TryGetValue(reference, out var found))
            return Resolve(found);
        Refuse(
            definition,
            CatalogCodes.MissingProduct,
            $"refers to the product \"{reference}\", which is not defined"
        );
        return null;
    }

    private ProductPath Refuse(ProductDefinition definition, string code, string message)
    {
        var path = definition.Path;
        diagnostics.Add(
            new CatalogDiagnostic(
                code,
                path.Pointer,
                path.ProductId,
                $"the product \"{path.ProductId}\" {message}"
            )
        );
        return path with { IsComplete = false };
    }
}
