using System.Reflection;

namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>Reads data that is built into this assembly; what is not there is a bug.</summary>
internal static class ShippedFile
{
    /// <summary>The one file whose resource name ends so.</summary>
    public static byte[] Read(string ending)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly
            .GetManifestResourceNames()
            .Single(name => name.EndsWith(ending, StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
