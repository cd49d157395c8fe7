using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Holdpoint.Core.Access;

namespace Holdpoint.Server.Tests.Endpoints;

/// <summary>A token opens what its owner and its scope allow, as long as it is good, and nothing else.</summary>
public abstract class TokenTests(PlantServer server)
{
    private static readonly Scope See = new([Permission.View], null);

    [Fact]
    public async Task A_token_does_no_more_than_its_scope_though_its_owner_may()
    {
        var id = await server.MakeAsync("ines", new Grant(Role.Engineer, null));
        using var client = server.Shows(
            await server.TokenAsync(id, new([Permission.View], [PlantServer.North]))
        );

        Assert.Equal(
            HttpStatusCode.OK,
            await StatusAsync(client, $"cases/{server.Cases[PlantServer.North][0]}")
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            await StatusAsync(client, $"cases/{server.Cases[PlantServer.South][0]}")
        );
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client, "evidence"));
        Assert.DoesNotContain(
            "Southmere",
            await client.GetStringAsync(At("assets?limit=200")),
            StringComparison.Ordinal
        );
        using var decision = await client.PostAsJsonAsync(
            At($"cases/{server.Cases[PlantServer.North][0]}/decision"),
            new { kind = "not-applicable", why = "No." }
        );
        Assert.Equal(HttpStatusCode.Forbidden, decision.StatusCode);
        Assert.Contains(
            await server.Programme.HistoryAsync(["access.denied"], "ines", default),
            entry => entry.Facts.Contains("Decide", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_is_taken_from_its_owner_is_taken_from_a_token()
    {
        var id = await server.MakeAsync("otto", new Grant(Role.Auditor, null));
        using var client = server.Shows(
            await server.TokenAsync(id, new([Permission.View, Permission.Audit], null))
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "evidence"));

        await ChangeAsync(id, user => user with { Grants = [new(Role.Tester, null)] });
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client, "evidence"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "assets"));

        await ChangeAsync(id, user => user with { ClosedAt = DateTimeOffset.UnixEpoch });
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, "assets"));
    }

    [Fact]
    public async Task A_token_that_is_over_taken_back_or_altered_opens_nothing_and_the_attempt_is_recorded()
    {
        var id = await server.MakeAsync("pia", new Grant(Role.Auditor, null));
        var text = await server.TokenAsync(id, See, days: 1);
        var tokenId = text.Split('_')[1];
        using var altered = server.Shows(text[..^1] + (text[^1] == 'A' ? 'B' : 'A'));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(altered, "assets"));
        using var client = server.Shows(text);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "assets"));
        Assert.NotNull((await server.Programme.Access.Tokens.ListAsync(id, default))[0].UsedAt);
        server.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, "assets"));

        var second = await server.TokenAsync(id, See);
        using var revoked = server.Shows(second);
        using var gone = await revoked.PostAsJsonAsync(
            At($"me/tokens/{second.Split('_')[1]}/revocation"),
            new { }
        );
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(revoked, "assets"));

        var denied = await server.Programme.HistoryAsync(["access.denied"], tokenId, default);
        Assert.Contains(denied, entry => entry.Facts.Contains("wrong", StringComparison.Ordinal));
        Assert.Contains(denied, entry => entry.Facts.Contains("expired", StringComparison.Ordinal));
        var made = await server.Programme.HistoryAsync(["token.add", "token.revoke"], "pia", default);
        Assert.Equal(3, made.Count);
        Assert.DoesNotContain(
            made,
            entry => entry.Facts.Contains(text.Split('_', 3)[2], StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Nobody_gives_a_token_more_than_he_has()
    {
        var id = await server.MakeAsync("quin", new Grant(Role.Auditor, PlantServer.North));
        foreach (
            var (scope, days) in new (Scope, int)[]
            {
                (new([Permission.Decide], null), 30),
                (new([Permission.View], [PlantServer.South]), 30),
                (new([], null), 30),
                (new([Permission.View], []), 30),
                (See, 0),
                (See, 3650),
            }
        )
        {
            var (text, _, why) = await server.Programme.Access.Tokens.MakeAsync(
                id,
                "more",
                scope,
                days,
                default
            );
            Assert.Null(text);
            Assert.NotNull(why);
        }
    }

    [Fact]
    public async Task A_token_opens_the_API_and_no_page()
    {
        using var client = await server.ProgramAsync("rita", new Grant(Role.Administrator, null));
        using var page = await client.GetAsync(new Uri("/settings/users", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "users"));
    }

    [Fact]
    public async Task A_person_makes_a_token_on_a_page_sees_it_once_and_takes_it_back()
    {
        using var browser = await server.SignedInAsync("sara", new Grant(Role.Auditor, null));
        var page = new Uri("/account/tokens", UriKind.Relative);
        var made = await PlantServer.SendFormAsync(
            browser,
            page,
            "make",
            [new("name", "Tickets"), new("permission", "View"), new("where", "all"), new("days", "30")]
        );
        var text = made[made.IndexOf("hpt_", StringComparison.Ordinal)..].Split('<')[0];
        using var client = server.Shows(text);
        Assert.Equal(
            "sara",
            (await client.GetFromJsonAsync<JsonElement>(At("me"))).GetProperty("name").GetString()
        );
        Assert.DoesNotContain(text, await browser.GetStringAsync(page), StringComparison.Ordinal);

        await PlantServer.SendFormAsync(browser, page, $"revoke-{text.Split('_')[1]}", []);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, "me"));
    }

    private static Uri At(string path) => new($"/api/v1/{path}", UriKind.Relative);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(At(path));
        return answer.StatusCode;
    }

    private async Task ChangeAsync(string id, Func<Engine.Access.UserRecord, Engine.Access.UserRecord> change)
    {
        var (_, refusal) = await server.Programme.Access.ChangeAsync(id, change, "user.change", default);
        Assert.Null(refusal);
    }
}
