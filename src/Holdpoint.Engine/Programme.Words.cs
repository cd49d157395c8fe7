using Holdpoint.Engine.Access.SavedViews;
using Holdpoint.Engine.Acquisition;
using Holdpoint.Engine.Evaluation.PatchCases.CaseComments;

namespace Holdpoint.Engine;

/// <summary>What people keep beside the work: views of tables, comments on cases.</summary>
public sealed partial class Programme
{
    private SavedViewStore Views => new(_database, _inputs.Clock, _inputs.Actor);

    private CaseCommentStore Comments => new(_database, _inputs.Clock, _inputs.Actor);

    /// <summary>The views of a table that the one who acts named, by name.</summary>
    public Task<IReadOnlyList<SavedView>> SavedViewsAsync(string place, CancellationToken cancel) =>
        Views.ListAsync(place, cancel);

    /// <summary>Names the filters of a table; a view of the same name is replaced. Null where it was kept, else why not.</summary>
    public Task<string?> SaveViewAsync(string place, string name, string query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(query);
        return Views.SaveAsync(place, name, query, cancel);
    }

    /// <summary>Removes a view of the one who acts; false where it is none of his.</summary>
    public Task<bool> RemoveViewAsync(long id, CancellationToken cancel) => Views.RemoveAsync(id, cancel);

    /// <summary>The site of a case; null where there is no such case.</summary>
    public Task<string?> CaseSiteAsync(string caseId, CancellationToken cancel) =>
        Comments.SiteAsync(caseId, cancel);

    /// <summary>The comments on a case, the oldest first.</summary>
    public Task<IReadOnlyList<CaseComment>> CommentsAsync(string caseId, CancellationToken cancel) =>
        Comments.ListAsync(caseId, cancel);

    /// <summary>
    /// Adds a comment with files. Their bytes are kept unproven, where everything lies that nobody vouches for; retention
    /// leaves them alone.
    /// </summary>
    /// <returns>The comment, or why there is none.</returns>
    public async Task<(CaseComment? Comment, string? Why)> CommentAsync(
        string caseId,
        string text,
        IReadOnlyList<NewAttachment> attachments,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(attachments);
        if (CaseCommentStore.WhyNot(text, [.. attachments.Select(one => one.Name)]) is { } why)
            return (null, why);
        if (await CaseSiteAsync(caseId, cancel) is null)
            return (null, $"There is no case {caseId}.");
        var kept = new List<CaseAttachment>();
        foreach (var one in attachments)
        {
            var taken = await Acquisition.KeepUnprovenAsync(
                one.Bytes,
                CommentLimits.AttachmentBytes,
                $"the comments on case {caseId}",
                cancel
            );
            if (taken.Digest is not { } digest)
                return (null, $"{one.Name}: {taken.Refusal!.Text}");
            kept.Add(new(one.Name, digest.Sha256, digest.Length));
        }
        return await Comments.AddAsync(caseId, text, kept, cancel) is { } comment
            ? (comment, null)
            : (null, $"There is no case {caseId}.");
    }

    /// <summary>A file of a comment and where its bytes lie; null where there is none, or its bytes are damaged or gone.</summary>
    public async Task<(CaseAttachment File, string Path)?> AttachmentAsync(
        string caseId,
        long comment,
        int position,
        CancellationToken cancel
    ) =>
        await Comments.AttachmentAsync(caseId, comment, position, cancel) is { } file
        && await Acquisition.PathAsync(file.Sha256, cancel) is { } path
            ? (file, path)
            : null;
}
