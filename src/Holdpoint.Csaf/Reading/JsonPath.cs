using System.Text;

namespace Holdpoint.Csaf.Reading;

/// <summary>Where the reader stands; becomes a JSON pointer only when something is reported.</summary>
internal sealed class JsonPath
{
    private (string? Name, int Index)[] steps = new (string?, int)[32];
    private int depth;

    internal void Push()
    {
        if (depth == steps.Length)
            Array.Resize(ref steps, depth * 2);
        steps[depth++] = (null, -1);
    }

    internal void Pop() => depth--;

    internal void Set(string name) => steps[depth - 1] = (name, -1);

    internal void Set(int index) => steps[depth - 1] = (null, index);

    /// <summary>The JSON pointer (RFC 6901) of the current place.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, index) in steps.AsSpan(0, depth))
        {
            if (name is not null)
                text.Append('/').Append(name.Replace("~", "~0").Replace("/", "~1"));
            else if (index >= 0)
                text.Append('/').Append(index);
        }
        return text.ToString();
    }
}
