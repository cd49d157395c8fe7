using System.Text;

namespace Holdpoint.Csaf.Reading;

/// <summary>A property that an object may have.</summary>
internal sealed class PropertyRule(string name, Presence presence)
{
    internal string Name { get; } = name;

    internal byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(name);

    internal bool ExistsIn(bool is21) =>
        is21 ? presence != Presence.Only20 : presence is not (Presence.Only21 or Presence.Required21);

    internal bool IsRequiredIn(bool is21) =>
        presence == Presence.Required
        || (is21 && presence is (Presence.Required21 or Presence.Optional20Required21));
}
