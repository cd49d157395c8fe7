using Deque.AxeCore.Playwright;
using Holdpoint.Core.Access;
using Holdpoint.Server.Tests.Pages;
using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Access;

[Trait("needs", "outside")]
public sealed class PasskeyTests(SigningServer server, Browser browser)
    : IClassFixture<SigningServer>,
        IClassFixture<Browser>
{
    [Fact]
    public async Task A_passkey_opens_the_account_and_a_removed_one_does_not()
    {
        await using var session = await WithPasskeyAsync("nora");
        await session.LeaveAsync();
        await UseAsync(session);
        Assert.True(await session.IsInAsync());
        Assert.Contains(
            await server.Programme.HistoryAsync(["access.sign-in"], "nora", default),
            entry => entry.Facts.Contains("passkey", StringComparison.Ordinal)
        );

        await session.GoAsync("/account");
        Assert.DoesNotContain(
            "never",
            await session.Page.Locator("section", new() { HasText = "Passkeys" }).First.TextContentAsync(),
            StringComparison.Ordinal
        );
        await session.Page.ScreenshotAsync(
            new()
            {
                Path = Path.Combine(Repository.Root, "artifacts", "screens", "account-own.png"),
                FullPage = true,
            }
        );
        Assert.Empty(
            (await session.Page.RunAxe()).Violations.Where(one => one.Impact is "serious" or "critical")
        );
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Remove office key" }).ClickAsync();
        await session.LeaveAsync();
        await UseAsync(session);

        Assert.False(await session.IsInAsync());
        Assert.Contains("opens nothing here", await AlertAsync(session), StringComparison.Ordinal);
        Assert.Single(await server.Programme.HistoryAsync(["passkey.add"], "nora", default));
        Assert.Single(await server.Programme.HistoryAsync(["passkey.remove"], "nora", default));
    }

    [Fact]
    public async Task A_key_whose_count_went_back_is_refused_and_the_refusal_is_recorded()
    {
        await using var session = await WithPasskeyAsync("olga");
        await session.LeaveAsync();
        await UseAsync(session);
        Assert.True(await session.IsInAsync());
        await session.LeaveAsync();
        await _key!.SetBackAsync();
        await UseAsync(session);

        Assert.False(await session.IsInAsync());
        Assert.Contains(
            await server.Programme.HistoryAsync(["access.denied"], "olga", default),
            entry => entry.Facts.Contains("count", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_answer_that_a_device_gave_to_another_origin_is_refused()
    {
        await using var session = await WithPasskeyAsync("pia");
        await session.LeaveAsync();
        var elsewhere = SignedIn.ByName(await server.AsAsync("mallory"));
        // The other page asks the device in our place: the same name, so that the device knows the key, but another port.
        var asked = await session.Page.EvaluateAsync<string>(
            """
            async () => {
              const form = document.querySelector('form[data-passkey]');
              return await (await fetch(form.dataset.options, { method: 'POST', body: new FormData(form) })).text();
            }
            """
        );
        await session.Page.GotoAsync(new Uri(elsewhere, "/").ToString());
        var answer = await session.Page.EvaluateAsync<string>(
            """
            async asked => JSON.stringify((await navigator.credentials.get(
              { publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(asked)) })).toJSON())
            """,
            asked
        );
        await session.GoAsync("/sign-in");
        await GiveAsync(session, answer);

        Assert.False(await session.IsInAsync());
        Assert.Contains(
            await server.Programme.HistoryAsync(["access.denied"], "pia", default),
            entry => entry.Facts.Contains("origin", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_is_a_plain_no()
    {
        await using var session = await SignedIn.NobodyAsync(server, browser);
        await server.AddAsync("quentin", new Grant(Role.Auditor, null));
        foreach (var answer in new[] { "", "{}", "[]", """{"id":"AAAA","type":"public-key"}""" })
        {
            var status = await session.GoAsync("/sign-in");
            Assert.Equal(200, status!.Status);
            await GiveAsync(session, answer);
            Assert.Contains("opens nothing here", await AlertAsync(session), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_passkey_is_not_added_without_the_password_nor_by_a_device_that_asks_nobody()
    {
        await server.AddAsync("rosa", new Grant(Role.Auditor, null));
        await using var session = await SignedIn.EnterAsync(server, browser, "rosa");
        await VirtualKey.PlugInAsync(session.Page, asksPerson: false);
        foreach (
            var (password, says) in new[]
            {
                ("wrong password here", "present password"),
                (SigningServer.Password, "Nothing came of it"),
            }
        )
        {
            await session.GoAsync("/account");
            await AddAsync(session, password);
            var alert = session.Page.Locator("[role=alert]:visible");
            await alert.WaitForAsync();
            Assert.Contains(says, await alert.TextContentAsync(), StringComparison.Ordinal);
        }
        Assert.Empty(await server.Programme.HistoryAsync(["passkey.add"], "rosa", default));
    }

    private VirtualKey? _key;

    private async Task<SignedIn> WithPasskeyAsync(string name)
    {
        await server.AddAsync(name, new Grant(Role.Auditor, null));
        var session = await SignedIn.EnterAsync(server, browser, name);
        _key = await VirtualKey.PlugInAsync(session.Page);
        await session.GoAsync("/account");
        await AddAsync(session, SigningServer.Password);
        await session.Page.WaitForURLAsync("**/account?said=passkey");
        return session;
    }

    private static async Task AddAsync(SignedIn session, string password)
    {
        var form = session.Page.Locator("form[data-passkey=create]");
        await form.GetByLabel("Name of the new passkey").FillAsync("office key");
        await form.GetByLabel("Present password").FillAsync(password);
        await form.GetByRole(AriaRole.Button).ClickAsync();
    }

    private static async Task UseAsync(SignedIn session)
    {
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await DoneAsync(session);
    }

    private static async Task GiveAsync(SignedIn session, string answer)
    {
        await session.Page.EvaluateAsync(
            """
            answer => {
              const form = document.querySelector('form[data-passkey]');
              form.elements.credential.value = answer;
              form.submit();
            }
            """,
            answer
        );
        await DoneAsync(session);
    }

    // In, or told why not.
    private static Task DoneAsync(SignedIn session) =>
        session.Page.Locator(".who, [role=alert]:visible").First.WaitForAsync();

    private static Task<string?> AlertAsync(SignedIn session) =>
        session.Page.Locator("[role=alert]:visible").First.TextContentAsync();
}
