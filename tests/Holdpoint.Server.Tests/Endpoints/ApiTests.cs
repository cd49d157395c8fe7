using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Holdpoint.Core.Access;
using Holdpoint.Server.Endpoints;

namespace Holdpoint.Server.Tests.Endpoints;

/// <summary>What programs rely on: parts, tags, keys, problems.</summary>
public abstract class ApiTests(PlantServer server)
{
    [Theory]
    [InlineData("assets", "tag")]
    [InlineData("worklist", "id")]
    [InlineData("advisories", "key")]
    [InlineData("evidence", "index")]
    [InlineData("jobs", "id")]
    public async Task A_list_read_in_parts_is_the_list_each_entry_once(string list, string name)
    {
        using var client = await EngineerAsync();
        var whole = await ReadAsync(client, list, 200);
        var parts = await ReadAsync(client, list, 3);

        Assert.NotEmpty(whole);
        Assert.Equal(
            whole.Take(60).Select(one => Key(one, name)),
            parts.Take(60).Select(one => Key(one, name))
        );
        Assert.Equal(parts.Count, parts.Select(one => Key(one, name)).Distinct().Count());
    }

    [Fact]
    public async Task A_cursor_is_good_for_its_own_list_and_filters_only()
    {
        using var client = await EngineerAsync();
        var next = (await JsonAsync(client, "/api/v1/assets?limit=2")).GetProperty("next").GetString();

        foreach (
            var address in new[]
            {
                $"/api/v1/worklist?cursor={next}",
                $"/api/v1/assets?cursor={next}&zone=Office",
                $"/api/v1/assets?cursor={next![..^4]}!!!!",
                "/api/v1/assets?cursor=AAAA",
            }
        )
        {
            var (status, problem) = await ProblemAsync(client, address);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Equal("cursor", problem.GetProperty("where").GetString());
        }
    }

    [Theory]
    [InlineData("/api/v1/worklist?sight=North", "sight")]
    [InlineData("/api/v1/worklist?due=soon", "due")]
    [InlineData("/api/v1/worklist?stage=nowhere", "stage")]
    [InlineData("/api/v1/worklist?limit=0", "limit")]
    [InlineData("/api/v1/worklist?site=a&site=b", "site")]
    public async Task What_is_not_understood_is_said_with_its_place_and_what_to_do(
        string address,
        string where
    )
    {
        using var client = await EngineerAsync();
        var (status, problem) = await ProblemAsync(client, address);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(where, problem.GetProperty("where").GetString());
        Assert.NotEmpty(problem.GetProperty("advice").GetString()!);
    }

    [Fact]
    public async Task What_is_known_is_not_sent_again_and_a_change_is_made_on_what_was_read()
    {
        using var client = await EngineerAsync();
        var id = server.Cases[PlantServer.North][1];
        using var first = await client.GetAsync(Path($"cases/{id}"));
        var tag = first.Headers.ETag!.ToString();
        using var again = new HttpRequestMessage(HttpMethod.Get, Path($"cases/{id}"));
        again.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var known = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);

        using var decided = await DecideAsync(client, id, tag, null);
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        using var late = await DecideAsync(client, id, tag, null);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Single(await server.Programme.DecisionsAsync(id, default));
    }

    [Fact]
    public async Task A_request_that_comes_again_is_done_once_and_answered_the_same()
    {
        using var client = await EngineerAsync();
        var id = server.Cases[PlantServer.North][2];
        var key = Guid.NewGuid().ToString();
        using var first = await SayAsync(client, id, key, "Once.");
        using var second = await SayAsync(client, id, key, "Once.");
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Single(await server.Programme.CommentsAsync(id, default));

        using var other = await SayAsync(client, id, key, "Something else.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);

        server.Clock.Advance(TimeSpan.FromHours(25));
        using var next = await SayAsync(client, id, key, "Something else.");
        Assert.Equal(HttpStatusCode.Created, next.StatusCode);
    }

    [Fact]
    public async Task Of_many_equal_requests_at_once_one_is_done()
    {
        using var client = await EngineerAsync();
        var id = server.Cases[PlantServer.North][3];
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => SayAsync(client, id, key, "At once."))
        );

        Assert.Single(await server.Programme.CommentsAsync(id, default));
        Assert.All(
            answers,
            answer =>
                Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict })
        );
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task Several_cases_are_decided_each_by_itself_with_their_exceptions()
    {
        using var client = await EngineerAsync("wide", new Grant(Role.Engineer, PlantServer.North));
        var own = server.Cases[PlantServer.North][4];
        var asset = (await JsonAsync(client, $"/api/v1/cases/{own}"))
            .GetProperty("parts")[0]
            .GetProperty("assets")[0]
            .GetString();
        using var answer = await client.PostAsJsonAsync(
            Path("decisions"),
            new
            {
                cases = new[] { own, server.Cases[PlantServer.South][0], "PC-NONE" },
                decision = new
                {
                    kind = "mitigate",
                    why = "The switch closes the port.",
                    actions = new[] { new { what = "Close the port", dueOn = "2026-12-01" } },
                    controls = Array.Empty<object>(),
                },
            }
        );
        var outcomes = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items");

        Assert.NotNull(asset);
        Assert.Equal("decided", outcomes[0].GetProperty("stage").GetString());
        Assert.Equal(404, outcomes[1].GetProperty("problem").GetProperty("status").GetInt32());
        Assert.Equal(404, outcomes[2].GetProperty("problem").GetProperty("status").GetInt32());
        Assert.Empty(await server.Programme.DecisionsAsync(server.Cases[PlantServer.South][0], default));
        Assert.Equal("wide", (await server.Programme.DecisionsAsync(own, default))[0].By);
    }

    [Fact]
    public async Task A_session_alone_changes_nothing_by_the_API()
    {
        using var browser = await server.SignedInAsync("sess", new Grant(Role.Engineer, null));
        var id = server.Cases[PlantServer.North][5];
        using var forged = await SayAsync(browser, id, null, "From elsewhere.");
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);

        browser.DefaultRequestHeaders.Add(RepeatedRequests.OwnHeader, "1");
        browser.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        using var foreign = await SayAsync(browser, id, null, "From elsewhere.");
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);

        browser.DefaultRequestHeaders.Remove("Origin");
        using var own = await SayAsync(browser, id, null, "From here.");
        Assert.Equal(HttpStatusCode.Created, own.StatusCode);
    }

    private Task<HttpClient> EngineerAsync() => EngineerAsync("omar", new Grant(Role.Engineer, null));

    private Task<HttpClient> EngineerAsync(string name, Grant grant) => server.ProgramAsync(name, grant);

    private static async Task<HttpResponseMessage> SayAsync(
        HttpClient client,
        string id,
        string? key,
        string text
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path($"cases/{id}/comments"))
        {
            Content = JsonContent.Create(new { text }),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> DecideAsync(
        HttpClient client,
        string id,
        string tag,
        string? key
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path($"cases/{id}/decision"))
        {
            Content = JsonContent.Create(new { kind = "not-applicable", why = "The port is closed." }),
        };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    private static async Task<List<JsonElement>> ReadAsync(HttpClient client, string list, int limit)
    {
        var all = new List<JsonElement>();
        for (string? next = null; ; )
        {
            var part = await JsonAsync(
                client,
                $"/api/v1/{list}?limit={limit}" + (next is null ? "" : $"&cursor={next}")
            );
            all.AddRange(part.GetProperty("items").EnumerateArray());
            next = part.GetProperty("next").GetString();
            if (next is null || all.Count >= 60)
                return all;
        }
    }

    private static string Key(JsonElement one, string name) =>
        (one.TryGetProperty("site", out var site) ? $"{site} " : "") + one.GetProperty(name);

    private static Task<JsonElement> JsonAsync(HttpClient client, string address) =>
        client.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative));

    private static async Task<(HttpStatusCode, JsonElement)> ProblemAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static Uri Path(string path) => new($"/api/v1/{path}", UriKind.Relative);
}
