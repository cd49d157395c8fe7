using System.IO.Compression;

namespace Holdpoint.Csaf.Validation;

/// <summary>Tables that ship inside the assembly, tab-separated and compressed.</summary>
internal static class EmbeddedTable
{
    public static IEnumerable<string> Lines(string name)
    {
        using var packed =
            typeof(EmbeddedTable).Assembly.GetManifestResourceStream($"Holdpoint.Csaf.Validation.Data.{name}")
            ?? throw new InvalidOperationException($"The table {name} is missing from the assembly.");
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
