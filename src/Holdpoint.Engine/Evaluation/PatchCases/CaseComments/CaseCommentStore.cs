using Holdpoint.Core.Evidence;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.PatchCases.CaseComments;

/// <summary>Keeps what people say on cases.</summary>
internal sealed class CaseCommentStore(Database database, TimeProvider clock, string actor)
{
    /// <summary>The comments on a case, the oldest first.</summary>
    public async Task<IReadOnlyList<CaseComment>> ListAsync(string caseId, CancellationToken cancel)
    {
        await using var context = database.Context();
        var rows = await context
            .CaseComments.AsNoTracking()
            .Where(row => row.CaseId == caseId)
            .OrderBy(row => row.Id)
            .ToListAsync(cancel);
        if (rows.Count == 0)
            return [];
        var files = (
            await (
                from file in context.CaseAttachments.AsNoTracking()
                join comment in context.CaseComments on file.CommentId equals comment.Id
                where comment.CaseId == caseId
                orderby file.CommentId, file.Position
                select file
            ).ToListAsync(cancel)
        ).ToLookup(file => file.CommentId);
        return rows.ConvertAll(row => new CaseComment(
            row.Id,
            row.By,
            row.At,
            row.Text,
            row.LogIndex,
            [.. files[row.Id].Select(file => new CaseAttachment(file.Name, file.Sha256, file.Length))]
        ));
    }

    /// <summary>The site of a case; null where there is no such case.</summary>
    public async Task<string?> SiteAsync(string caseId, CancellationToken cancel)
    {
        await using var context = database.Context();
        return await (
            from row in context.PatchCases
            join site in context.Sites on row.SiteId equals site.Id
            where row.Id == caseId
            select site.Name
        ).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Why this cannot be said; null where it can.</summary>
    public static string? WhyNot(string text, IReadOnlyCollection<string> names) =>
        string.IsNullOrWhiteSpace(text) && names.Count == 0 ? "Write something, or attach a file."
        : text.Length > CommentLimits.TextLength
            ? $"A comment has at most {CommentLimits.TextLength} characters; attach a file for more."
        : names.Count > CommentLimits.Attachments ? $"At most {CommentLimits.Attachments} files at once."
        : names.FirstOrDefault(IsNoName) is { } strange ? $"\"{strange}\" is no name of a file."
        : null;

    /// <summary>Adds a comment with files whose bytes are kept already; null where there is no such case.</summary>
    public async Task<CaseComment?> AddAsync(
        string caseId,
        string text,
        IReadOnlyList<CaseAttachment> attachments,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        if (!await context.PatchCases.AnyAsync(row => row.Id == caseId, cancel))
            return null;
        var now = clock.GetUtcNow();
        text = text.Trim();
        var entry = writing.Evidence.Append(
            writing,
            [
                new EvidenceEvent(
                    "case.comment",
                    caseId,
                    actor,
                    now,
                    Json.Write(new { text, attachments }),
                    attachments
                        .Select((file, at) => KeyValuePair.Create($"{at + 1} {file.Name}", file.Sha256))
                        .ToDictionary(StringComparer.Ordinal)
                ),
            ]
        );
        var row = new CaseCommentRow
        {
            CaseId = caseId,
            By = actor,
            At = now,
            Text = text,
            LogIndex = entry,
        };
        context.CaseComments.Add(row);
        await context.SaveChangesAsync(cancel);
        context.CaseAttachments.AddRange(
            attachments.Select(
                (file, at) =>
                    new CaseAttachmentRow
                    {
                        CommentId = row.Id,
                        Position = at,
                        Name = file.Name,
                        Sha256 = file.Sha256,
                        Length = file.Length,
                    }
            )
        );
        await context.SaveChangesAsync(cancel);
        await writing.CommitAsync(cancel);
        return new(row.Id, actor, now, text, entry, attachments);
    }

    /// <summary>A file of a comment on this case; null where there is none.</summary>
    public async Task<CaseAttachment?> AttachmentAsync(
        string caseId,
        long comment,
        int position,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        var row = await (
            from file in context.CaseAttachments.AsNoTracking()
            join said in context.CaseComments on file.CommentId equals said.Id
            where said.CaseId == caseId && said.Id == comment && file.Position == position
            select file
        ).FirstOrDefaultAsync(cancel);
        return row is null ? null : new(row.Name, row.Sha256, row.Length);
    }

    private static bool IsNoName(string name) =>
        name.Length is 0 or > CommentLimits.NameLength
        || name is "." or ".."
        || name.Any(c => char.IsControl(c) || c is '/' or '\\');
}
