namespace Holdpoint.Server.Tests;

/// <summary>The folder that holds the solution.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Holdpoint.slnx")))
            at = at.Parent;
        return at?.FullName
            ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
