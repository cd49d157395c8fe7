using System.Runtime.CompilerServices;
using System.Text;

namespace Holdpoint.Csaf.Reading;

/// <summary>The text of a diagnostic, put together only while there is room for diagnostics.</summary>
[InterpolatedStringHandler]
internal readonly ref struct ReportMessage
{
    private readonly StringBuilder? text;

    public ReportMessage(int literalLength, int formattedCount, ReadState state, out bool wanted)
    {
        wanted = state.HasRoom;
        text = wanted ? new StringBuilder(literalLength + (formattedCount * 16)) : null;
    }

    public void AppendLiteral(string value) => text!.Append(value);

    public void AppendFormatted<T>(T value) => text!.Append(value);

    public override string ToString() => text?.ToString() ?? "";
}
