using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Cli.Tuf;

/// <summary>The keys that may sign a draft: those it names, those of the root in force, those of delegations.</summary>
internal static class DraftKeys
{
    /// <summary>The key of this id; null where nobody names it.</summary>
    public static KeyObject? Find(MetadataDraft draft, TufRepository? repository, string id)
    {
        if ((draft.Signed["keys"] as JsonObject)?[id] is JsonObject json)
            return KeyObject.Read(id, json);
        if (repository is null)
            return null;
        return repository.Root.Keys.GetValueOrDefault(id)
            ?? repository
                .Targets.Values.Select(targets => targets.Keys.GetValueOrDefault(id))
                .FirstOrDefault(key => key is not null);
    }
}
