using System.Text.Json.Nodes;

namespace Holdpoint.Csaf.Tests.Samples;

/// <summary>Documents that use every property of the standard once.</summary>
internal static class Sample
{
    internal static JsonObject Everything(string version)
    {
        using var stream = typeof(Sample).Assembly.GetManifestResourceStream($"everything-{version}.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }

    internal static byte[] EverythingBytes(string version)
    {
        using var stream = typeof(Sample).Assembly.GetManifestResourceStream($"everything-{version}.json")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
