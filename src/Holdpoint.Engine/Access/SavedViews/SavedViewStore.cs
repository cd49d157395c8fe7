using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Access.SavedViews;

/// <summary>Keeps the views of the one who acts; nobody sees another one's.</summary>
internal sealed class SavedViewStore(Database database, TimeProvider clock, string person)
{
    /// <summary>The person's views of a table, by name.</summary>
    public async Task<IReadOnlyList<SavedView>> ListAsync(string place, CancellationToken cancel)
    {
        await using var context = database.Context();
        var rows = await context
            .SavedViews.AsNoTracking()
            .Where(row => row.Person == person && row.Place == place)
            .ToListAsync(cancel);
        return
        [
            .. rows.OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase)
                .Select(row => new SavedView(row.Id, row.Place, row.Name, row.Query)),
        ];
    }

    /// <summary>Keeps a view; one of the same name is replaced. Null where it was kept, else why not.</summary>
    public async Task<string?> SaveAsync(string place, string name, string query, CancellationToken cancel)
    {
        name = name.Trim();
        query = query.TrimStart('?');
        if (!SavedViewPlaces.All.Contains(place))
            return $"There is no table \"{place}\" whose filters can be named.";
        if (name.Length is 0 or > SavedViewLimits.NameLength || name.Any(char.IsControl))
            return $"A name has 1 to {SavedViewLimits.NameLength} characters.";
        if (query.Length > SavedViewLimits.QueryLength)
            return $"These filters are longer than {SavedViewLimits.QueryLength} characters.";
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var own = await context
            .SavedViews.Where(row => row.Person == person && row.Place == place)
            .ToListAsync(cancel);
        var kept = own.Find(row => row.Name == name);
        if (kept is null && own.Count >= SavedViewLimits.Views)
            return $"There are {SavedViewLimits.Views} views already; remove one first.";
        if (kept?.Query == query)
            return null;
        var now = clock.GetUtcNow();
        if (kept is null)
            context.SavedViews.Add(
                new()
                {
                    Person = person,
                    Place = place,
                    Name = name,
                    Query = query,
                    SavedAt = now,
                }
            );
        else
            (kept.Query, kept.SavedAt) = (query, now);
        await context.SaveChangesAsync(cancel);
        EvidenceWriter.Add(writing, now, person, "view.save", $"{place}/{name}", new { query });
        await writing.CommitAsync(cancel);
        return null;
    }

    /// <summary>Removes one of the person's views; false where it is none.</summary>
    public async Task<bool> RemoveAsync(long id, CancellationToken cancel)
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var row = await context.SavedViews.FirstOrDefaultAsync(
            one => one.Id == id && one.Person == person,
            cancel
        );
        if (row is null)
            return false;
        context.SavedViews.Remove(row);
        await context.SaveChangesAsync(cancel);
        EvidenceWriter.Add(
            writing,
            clock.GetUtcNow(),
            person,
            "view.remove",
            $"{row.Place}/{row.Name}",
            new { row.Query }
        );
        await writing.CommitAsync(cancel);
        return true;
    }
}
