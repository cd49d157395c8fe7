using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace Holdpoint.Server.Assets;

/// <summary>
/// The style, script and marks of the pages. They are inside the program; their addresses carry a digest of their content,
/// so that a browser keeps them for good and asks anew after an update.
/// </summary>
public sealed class EmbeddedAssets
{
    private const string Prefix = "assets/";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".html"] = "text/html; charset=utf-8",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Asset> _byPath;
    private readonly FrozenDictionary<string, string> _paths;

    /// <summary>Reads them all.</summary>
    public EmbeddedAssets()
    {
        var assembly = typeof(EmbeddedAssets).Assembly;
        var all = assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Read(assembly, name))
            .ToList();
        _byPath = all.ToFrozenDictionary(one => one.Path, StringComparer.Ordinal);
        _paths = all.ToFrozenDictionary(one => one.Name, one => one.Path, StringComparer.Ordinal);
    }

    /// <summary>The address of an asset: <c>site.css</c> lies at <c>/assets/site.4b1c2d3e.css</c>.</summary>
    public string this[string name] => _paths[name];

    /// <summary>The asset at an address; null where there is none.</summary>
    internal Asset? Find(string path) => _byPath.GetValueOrDefault(path);

    private static Asset Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        var bytes = buffer.ToArray();
        var name = resource[Prefix.Length..];
        var extension = Path.GetExtension(name);
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes))[..8];
        return new(
            name,
            $"/{Prefix}{name[..^extension.Length]}.{digest}{extension}",
            Types[extension],
            bytes,
            Squeezed(bytes)
        );
    }

    private static byte[] Squeezed(byte[] bytes)
    {
        using var small = new MemoryStream();
        using (var brotli = new BrotliStream(small, CompressionLevel.Optimal))
            brotli.Write(bytes);
        return small.ToArray();
    }

    /// <summary>One asset.</summary>
    /// <param name="Name">Its name in the program.</param>
    /// <param name="Path">Its address.</param>
    /// <param name="Type">Its media type.</param>
    /// <param name="Plain">Its bytes.</param>
    /// <param name="Brotli">The same, compressed.</param>
    internal sealed record Asset(string Name, string Path, string Type, byte[] Plain, byte[] Brotli);
}
