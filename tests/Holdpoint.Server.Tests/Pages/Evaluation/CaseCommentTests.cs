using System.Net;
using Holdpoint.Core.Access;
using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Pages.Evaluation;

[Trait("needs", "outside")]
public class CaseCommentTests(ServerFixture server, Browser browser)
    : IClassFixture<ServerFixture>,
        IClassFixture<Browser>
{
    [Fact]
    public async Task A_comment_with_a_file_stands_on_the_case_and_the_file_is_given_out_as_it_came()
    {
        await using var window = await browser.WindowAsync(script: false);
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, "/worklist").ToString());
        await page.Locator("td.strong a").First.ClickAsync();
        var comments = page.GetByRole(AriaRole.Region, new() { Name = "Comments" });

        await comments.GetByLabel("Comment").FillAsync("Seen <b>at the cabinet</b>.");
        await comments
            .GetByLabel("Files")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "läbel <1>.html",
                    MimeType = "text/html",
                    Buffer = "<script>"u8.ToArray(),
                }
            );
        await comments.GetByRole(AriaRole.Button, new() { Name = "Add the comment" }).ClickAsync();

        Assert.Contains(
            "Seen <b>at the cabinet</b>.",
            await comments.InnerTextAsync(),
            StringComparison.Ordinal
        );
        var link = await comments.GetByText("läbel <1>.html").GetAttributeAsync("href");
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(server.Address, link), Cancel);
        Assert.Equal("<script>", await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task Nothing_is_taken_without_the_form_s_token_or_from_somebody_of_another_site()
    {
        var one = (await server.Programme.WorklistAsync(new(), Cancel)).Cases[^1];
        using var form = new MultipartFormDataContent { { new StringContent("hello"), "text" } };
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var forged = await client.PostAsync(
            new Uri(server.Address, $"/cases/{one.Id}/comments"),
            form,
            Cancel
        );
        Assert.Equal(HttpStatusCode.Redirect, forged.StatusCode);
        var stranger = await server.AsAsync("sam", new Grant(Role.Engineer, "Elsewhere"));
        using var other = new MultipartFormDataContent { { new StringContent("hello"), "text" } };
        using var denied = await client.PostAsync(
            new Uri(stranger, $"/cases/{one.Id}/comments"),
            other,
            Cancel
        );
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        Assert.Empty(await server.Programme.CommentsAsync(one.Id, Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
