using System.Collections.Immutable;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Engine.Deployment.Imports;

/// <summary>A whole file that is ordered, with its parts in their order.</summary>
/// <param name="File">What is remembered of it.</param>
/// <param name="Parts">The parts; each lies on a medium, or the site has it already.</param>
internal sealed record OrderedFile(ImportedFile File, ImmutableArray<VerifiedTarget> Parts);

/// <summary>Puts the targets of the repositories together to the files that they are (parts of).</summary>
internal static class OrderedFiles
{
    private const string CatalogueName = "image";
    private const string DirectorName = "director";

    /// <summary>The files, by digest; null, with the path, where the parts of one do not make a whole.</summary>
    public static (IReadOnlyList<OrderedFile>? Files, string Torn) Of(IEnumerable<VerifiedTarget> targets)
    {
        var files = new List<OrderedFile>();
        foreach (
            var group in targets
                .GroupBy(one => ExportMetadata.FileOf(Entry(one, CatalogueName)), StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            var parts = group.OrderBy(one => Part(one).Number).ToImmutableArray();
            var count = Part(parts[0]).Count;
            var numbers = parts.Select(one => Part(one).Number);
            var length = (Words(Entry(parts[0], CatalogueName), "match")?["file"] as JsonObject)
                ?["length"]
                ?.AsInteger;
            if (
                parts.Any(one => Part(one).Count != count)
                || !numbers.SequenceEqual(Enumerable.Range(1, parts.Length).Select(number => (long)number))
                || count != parts.Length
                || length != parts.Sum(one => one.File.Length)
            )
                return (null, parts[0].File.Path);
            files.Add(new(FileOf(group.Key, length.Value, parts), parts));
        }
        return (files, "");
    }

    private static ImportedFile FileOf(string sha256, long length, ImmutableArray<VerifiedTarget> parts)
    {
        var director = Entry(parts[0], DirectorName).Custom?[ExportMetadata.Member] as JsonObject;
        var catalogue = Entry(parts[0], CatalogueName).Custom?[ExportMetadata.Member] as JsonObject;
        return new(
            sha256,
            length,
            catalogue?["name"]?.AsText ?? parts[0].File.Path.Split('/')[^1],
            director?["case"]?.AsText ?? "",
            [.. ((director?["assets"] as JsonArray)?.Items ?? []).Select(one => one.AsText).OfType<string>()],
            director?["due"]?.AsText,
            director?["release"] is JsonArray,
            [.. parts.Select(part => part.File.Sha256)]
        );
    }

    // A file that travels whole says nothing of parts.
    private static (long Number, long Count) Part(VerifiedTarget one) =>
        Words(Entry(one, CatalogueName), "part") is { } part
            ? (part["number"]?.AsInteger ?? 0, part["count"]?.AsInteger ?? 0)
            : (1, 1);

    private static JsonObject? Words(TargetEntry entry, string member) =>
        (entry.Custom?[ExportMetadata.Member] as JsonObject)?[member] as JsonObject;

    private static TargetEntry Entry(VerifiedTarget one, string repository) =>
        one.Target.By[repository].Target;
}
