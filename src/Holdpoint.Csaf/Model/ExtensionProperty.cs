using System.Text;

namespace Holdpoint.Csaf.Model;

/// <summary>A property kept as it was written.</summary>
/// <param name="Name">The property's name, unescaped.</param>
/// <param name="Json">Its value as UTF-8 JSON.</param>
public sealed record ExtensionProperty(string Name, ReadOnlyMemory<byte> Json)
{
    /// <summary>The value as JSON text.</summary>
    public override string ToString() => $"{Name}: {Encoding.UTF8.GetString(Json.Span)}";
}
