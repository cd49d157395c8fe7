using System.Text;

namespace Holdpoint.Csaf.Reading;

/// <summary>One value of a list of allowed ones.</summary>
internal sealed class Word(string text, Presence presence = Presence.Optional)
{
    internal string Text { get; } = text;

    internal byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(text);

    internal bool ExistsIn(bool is21) => presence != (is21 ? Presence.Only20 : Presence.Only21);
}
