using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Holdpoint.Architecture.Tests;

/// <summary>The house as it is built: its assemblies' types and what they depend on, and its source files.</summary>
internal static class House
{
    private static readonly System.Reflection.Assembly[] Assemblies =
    [
        System.Reflection.Assembly.Load("Holdpoint.Csaf"),
        System.Reflection.Assembly.Load("Holdpoint.Trust"),
        System.Reflection.Assembly.Load("Holdpoint.Core"),
        System.Reflection.Assembly.Load("Holdpoint.Engine"),
        System.Reflection.Assembly.Load("Holdpoint.Server"),
        System.Reflection.Assembly.Load("holdpoint"),
        typeof(House).Assembly,
    ];

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Loaded = new(() =>
        new ArchLoader().LoadAssemblies(Assemblies).Build()
    );

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every dependency of one type of ours on another, as full names.</summary>
    public static IReadOnlyList<Edge> Edges { get; } =
    [
        .. Loaded
            .Value.Types.Where(type => type.FullName.StartsWith("Holdpoint.", StringComparison.Ordinal))
            .SelectMany(type => type.Dependencies.Select(dependency => Edge.Of(type, dependency.Target)))
            .Where(edge => edge.To.StartsWith("Holdpoint.", StringComparison.Ordinal))
            .Distinct(),
    ];

    /// <summary>The source files of the shipped projects, with forward slashes, relative to the root.</summary>
    public static IReadOnlyList<string> Sources { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file =>
                !file.Contains("/obj/", StringComparison.Ordinal)
                && !file.Contains("/bin/", StringComparison.Ordinal)
                && !file.Contains("/Migrations/", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal),
    ];

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Holdpoint.slnx")))
            at = at.Parent;
        return at?.FullName
            ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}

/// <summary>One type depends on another.</summary>
internal sealed record Edge(string From, string To)
{
    public static Edge Of(IType from, IType to) => new(from.FullName, to.FullName);
}
