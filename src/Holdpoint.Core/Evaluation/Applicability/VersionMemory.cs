using System.Collections.Concurrent;
using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>Reads each version text once. Safe to use from many threads.</summary>
internal static class VersionMemory
{
    private const int Largest = 50_000;

    private static readonly ConcurrentDictionary<string, ParsedVersion> Known = new(StringComparer.Ordinal);

    internal static ParsedVersion Read(string text)
    {
        if (Known.TryGetValue(text, out var version))
            return version;
        version = VersionText.Parse(text);
        if (Known.Count < Largest)
            Known.TryAdd(text, version);
        return version;
    }
}
