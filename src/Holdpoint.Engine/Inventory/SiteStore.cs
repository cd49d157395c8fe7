using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Inventory;

/// <summary>Names sites before anything is imported for them.</summary>
internal sealed class SiteStore(Database database, TimeProvider clock, string actor)
{
    private const int NameLength = 200;

    /// <summary>Names a site; null where it was named, else why not.</summary>
    public async Task<string?> AddAsync(string name, CancellationToken cancel)
    {
        if (name.Length is 0 or > NameLength || name.Trim() != name || name.Any(char.IsControl))
            return $"A site's name has 1 to {NameLength} characters, none of them a control character or a blank at its ends.";
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        if (await context.Sites.AnyAsync(row => row.Name == name, cancel))
            return $"There is a site \"{name}\" already.";
        var places = await Places.LoadAsync(context, writing, cancel);
        places.Site(name);
        EvidenceWriter.Add(writing, clock.GetUtcNow(), actor, "site.add", name, new { });
        await writing.CommitAsync(cancel);
        return null;
    }
}
