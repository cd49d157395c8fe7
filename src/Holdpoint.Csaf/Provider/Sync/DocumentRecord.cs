using System.Text.Json.Serialization;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>All that is known of one document of a source. Accepted, held and withdrawn are independent: an accepted revision stays in force while a newer one is held.</summary>
public sealed record DocumentRecord
{
    /// <summary>The provider under an aggregator; empty when the source is one provider.</summary>
    public string Scope { get; init; } = "";

    /// <summary>File name, such as <c>icsa-24-298-03.json</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The distribution that lists it.</summary>
    public string Distribution { get; init; } = "";

    /// <summary>The revision in force; null when none was ever accepted.</summary>
    public AcceptedRevision? Accepted { get; init; }

    /// <summary>What is held back; null when nothing is.</summary>
    public DocumentHold? Hold { get; init; }

    /// <summary>When it was found to be no longer listed; null while it is.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Scope and name: the identity within a source.</summary>
    [JsonIgnore]
    public string Key => MakeKey(Scope, Name);

    internal static string MakeKey(string scope, string name) => scope.Length == 0 ? name : $"{scope}/{name}";
}
