using System.Security.Cryptography;
using System.Text;
using Holdpoint.Engine.Evaluation.PatchCases.CaseComments;

namespace Holdpoint.Engine.Tests.Evaluation.PatchCases;

public sealed class CaseCommentTests : IDisposable
{
    private const string Csv =
        "site,zone,asset,vendor,product,order_number,version\n"
        + "North,Control,A1,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,V1.5\n";

    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_comment_and_its_files_are_evidence_and_the_bytes_are_kept()
    {
        var (programme, id) = await CaseAsync();
        var bytes = Encoding.UTF8.GetBytes("a photograph of the label");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));

        var (comment, why) = await programme
            .As("jane")
            .CommentAsync(id, " Seen at the cabinet. ", [new("label.jpg", new MemoryStream(bytes))], Cancel);

        Assert.Null(why);
        var kept = Assert.Single(await programme.CommentsAsync(id, Cancel));
        Assert.Equal(("jane", "Seen at the cabinet."), (kept.By, kept.Text));
        Assert.Equal(new CaseAttachment("label.jpg", sha256, bytes.Length), Assert.Single(kept.Attachments));
        var entry = Encoding.UTF8.GetString(programme.Evidence.Entry(comment!.Entry)!);
        Assert.Contains("case.comment", entry, StringComparison.Ordinal);
        Assert.Contains(sha256, entry, StringComparison.Ordinal);
        var (_, path) = (await programme.AttachmentAsync(id, kept.Id, 0, Cancel))!.Value;
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, Cancel));
        Assert.Empty((await programme.Evidence.VerifyAsync(Cancel)).Problems);
    }

    [Fact]
    public async Task Nobody_vouches_for_a_file_beside_a_comment_and_retention_keeps_it()
    {
        var (programme, id) = await CaseAsync();
        await programme.CommentAsync(id, "", [new("a.bin", new MemoryStream([1, 2, 3]))], Cancel);

        var line = Assert.Single(await programme.Acquisition.RetainAsync(TimeSpan.Zero, true, Cancel));
        Assert.Equal("quarantine", line.Content.Area);
        Assert.NotNull(line.KeptBecause);
        Assert.Empty(await programme.Acquisition.ArtifactsAsync(Cancel));
    }

    [Fact]
    public async Task What_cannot_be_said_leaves_nothing_behind()
    {
        var (programme, id) = await CaseAsync();

        Assert.NotNull((await programme.CommentAsync(id, " ", [], Cancel)).Why);
        Assert.NotNull((await programme.CommentAsync(id, new string('x', 8001), [], Cancel)).Why);
        Assert.NotNull((await programme.CommentAsync("PC-NONE", "hello", [], Cancel)).Why);
        Assert.NotNull(
            (await programme.CommentAsync(id, "x", [new("../x", new MemoryStream([1]))], Cancel)).Why
        );
        Assert.Empty(await programme.CommentsAsync(id, Cancel));
        Assert.Empty(await programme.Acquisition.VaultAsync(Cancel));
        Assert.Null(await programme.CaseSiteAsync("PC-NONE", Cancel));
        Assert.Equal("North", await programme.CaseSiteAsync(id, Cancel));
    }

    private async Task<(Programme Programme, string Id)> CaseAsync()
    {
        var programme = await _directory.OpenAsync();
        await programme.ImportAdvisoriesAsync(
            [_directory.Write("t-1.json", SmallAdvisory.Of("T-1", "1"))],
            null,
            Cancel
        );
        await programme.ImportInventoryAsync(DataDirectory.Inventory(Csv), "a.csv", false, Cancel);
        await programme.EvaluateAsync(false, null, Cancel);
        return (programme, (await programme.WorklistAsync(new(), Cancel)).Cases[0].Id);
    }
}
