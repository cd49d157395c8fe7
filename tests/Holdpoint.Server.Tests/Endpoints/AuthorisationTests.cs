using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Holdpoint.Core.Access;
using Holdpoint.Server.Endpoints;

namespace Holdpoint.Server.Tests.Endpoints;

/// <summary>Every way into the server, tried by nobody and by every role, at the own and at another plant.</summary>
public sealed class AuthorisationTests(PlantServer server) : IClassFixture<PlantServer>
{
    // What a way looks at beyond its demand, because it depends on what is asked for.
    private static readonly Dictionary<string, (Permission Needs, bool Everywhere)> Further = new(
        StringComparer.Ordinal
    )
    {
        ["POST /api/v1/inventory/files"] = (Permission.ChangeInventory, true),
        ["POST /api/v1/jobs"] = (Permission.Evaluate, true),
        ["POST /api/v1/jobs/{id:long}/cancellation"] = (Permission.ChangeInventory, false),
    };

    // Understood, and refused by a rule: so that what stands before the rule is seen, and nothing is changed.
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["POST /api/v1/cases/{id}/decision"] = """{"kind":"mitigate","why":"tried"}""",
        ["POST /api/v1/cases/{id}/approval"] = """{"why":"tried"}""",
        ["POST /api/v1/cases/{id}/rejection"] = """{"why":"tried"}""",
        ["POST /api/v1/cases/{id}/comments"] = """{"text":""}""",
        ["POST /api/v1/jobs"] = """{"kind":"evaluation"}""",
    };

    // The framework's own, which these pages do not use: silent, and so closed to everybody.
    private static readonly string[] Closed = ["GET /_framework/opaque-redirect"];

    [Fact]
    public void Every_way_says_who_may_come_in()
    {
        var silent = Way.Of(server)
            .Where(way => way is { Demands: null, IsOpen: false, IsForKnown: false })
            .Select(way => way.ToString());

        Assert.Equal(Closed, silent);
    }

    [Fact]
    public async Task Every_role_gets_in_where_the_demand_says_so_and_nowhere_else()
    {
        var (_, wrong) = await TriedAsync();

        if (!wrong.IsEmpty)
            Assert.Fail(string.Join('\n', wrong.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task The_page_that_says_who_may_come_in_is_what_was_seen()
    {
        var ways = Way.Of(server);
        var samples = await SamplesAsync();
        Assert.Empty(
            ways.Where(way => samples.Address(way.Pattern, PlantServer.North) is null)
                .Select(way => $"{way}: say in Samples what stands for its parameters")
        );
        await CheckedIn.IsAsync("docs/authorisation.md", Page(ways, samples, (await TriedAsync()).Seen));
    }

    // Once for both.
    private async Task<(
        ConcurrentDictionary<(string Way, string Who), bool> Seen,
        ConcurrentBag<string> Wrong
    )> TriedAsync()
    {
        if (_tried is { } known)
            return known;
        var ways = Way.Of(server);
        var samples = await SamplesAsync();
        var seen = new ConcurrentDictionary<(string, string), bool>();
        var wrong = new ConcurrentBag<string>();
        using (var nobody = server.Client())
            foreach (var way in ways)
            {
                var (status, to, _) = await AskAsync(nobody, way, Address(samples, way, PlantServer.North));
                var isIn = !IsTurnedAway(status, to);
                seen[(way.ToString(), "")] = isIn;
                if (isIn != way.IsOpen)
                    wrong.Add($"{way}: nobody got {status}");
            }
        await Parallel.ForEachAsync(
            Enum.GetValues<Role>().SelectMany(role => new[] { (role, true), (role, false) }),
            async (one, _) => await TryAsync(one.role, one.Item2, ways, samples, seen, wrong)
        );
        _tried = (seen, wrong);
        return _tried.Value;
    }

    private static (
        ConcurrentDictionary<(string Way, string Who), bool> Seen,
        ConcurrentBag<string> Wrong
    )? _tried;

    private static string Address(Samples samples, Way way, string site) =>
        samples.Address(way.Pattern, site) ?? samples.Somewhere(way.Pattern, site);

    private async Task TryAsync(
        Role role,
        bool everywhere,
        IReadOnlyList<Way> ways,
        Samples samples,
        ConcurrentDictionary<(string, string), bool> seen,
        ConcurrentBag<string> wrong
    )
    {
        var name = $"{role}-{(everywhere ? "all" : "north")}".ToLowerInvariant();
        using var client = await server.SignedInAsync(
            name,
            new Grant(role, everywhere ? null : PlantServer.North)
        );
        client.DefaultRequestHeaders.Add(RepeatedRequests.OwnHeader, "1");
        foreach (var way in ways)
        {
            var own = Address(samples, way, PlantServer.North);
            var (status, _, text) = await AskAsync(client, way, own);
            var isIn = status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
            seen[(way.ToString(), name)] = isIn;
            if (isIn != Expected(way, role, everywhere) || (int)status >= 500)
                wrong.Add($"{way}: {name} got {(int)status} at the own plant");
            if (everywhere || !isIn)
                continue;
            Hidden(way, name, text, wrong);
            if (Address(samples, way, PlantServer.South) is var other && other == own)
                continue;
            (status, _, text) = await AskAsync(client, way, other);
            if (status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound))
                wrong.Add($"{way}: {name} got {(int)status} at another plant");
            Hidden(way, name, text, wrong);
        }
    }

    private static bool Expected(Way way, Role role, bool everywhere)
    {
        if (way.Demands is not { } demands)
            return way.IsOpen || way.IsForKnown;
        var may = RolePermissions.Of(role);
        if (!may.Contains(demands.Permission) || (demands.Everywhere && !everywhere))
            return false;
        return !Further.TryGetValue(way.ToString(), out var further)
            || (may.Contains(further.Needs) && (everywhere || !further.Everywhere));
    }

    private static void Hidden(Way way, string name, string text, ConcurrentBag<string> wrong)
    {
        // What the person typed is said again; what only the other plant has is not.
        foreach (var word in new[] { "Southmere", PlantServer.SouthTag })
            if (
                text.Replace("/Southmere%20Pumping", "", StringComparison.Ordinal)
                    .Contains(word, StringComparison.Ordinal)
                && !text.Contains("urn:holdpoint", StringComparison.Ordinal)
            )
                wrong.Add($"{way}: {name} reads of another plant: {Around(text, word)}");
    }

    private static string Around(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.Ordinal);
        return text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 60)].ReplaceLineEndings(" ");
    }

    private static bool IsTurnedAway(HttpStatusCode status, Uri? to) =>
        status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || to?.ToString().Contains("/sign-in", StringComparison.Ordinal) == true;

    private static async Task<(HttpStatusCode Status, Uri? To, string Text)> AskAsync(
        HttpClient client,
        Way way,
        string address
    )
    {
        using var request = new HttpRequestMessage(new(way.Method), new Uri(address, UriKind.Relative));
        if (way.Method != "GET")
            request.Content = way.Takes is { } type
                ? new StringContent("asset,product\nA1,Pump\n", Encoding.UTF8, type)
                : new StringContent(
                    Bodies.GetValueOrDefault(way.ToString(), "{}"),
                    Encoding.UTF8,
                    "application/json"
                );
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, answer.Headers.Location, await answer.Content.ReadAsStringAsync());
    }

    private async Task<Samples> SamplesAsync()
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var site in new[] { PlantServer.North, PlantServer.South })
            found[site] = (
                await server.Programme.HistoryAsync(["case.comment"], server.Cases[site][0], default)
            )[0]
                .Index!
                .Value;
        return new(
            server,
            await server.MakeAsync("closed one", new Grant(Role.Auditor, PlantServer.North)),
            found[PlantServer.North],
            found[PlantServer.South]
        );
    }

    private static string Page(
        IReadOnlyList<Way> ways,
        Samples samples,
        ConcurrentDictionary<(string, string), bool> seen
    )
    {
        var page = new StringBuilder(
            """
            # Who may come in

            Every page and every operation of the API, as a test tried them: by nobody, by every role at one plant only, and by every role at all plants. The test makes this page; a new way in that says nothing of who may come in, or that lets in other people than its demand says, fails it.

            - **✓** gets in with the role at one plant, and sees and changes what is of that plant: another plant's part is refused (403) or not there (404), and no answer names it.
            - **all** gets in only with the role at all plants. **–** is refused. Every refusal of somebody who is known is recorded.
            - Forms of a page need what the page needs, and each asks besides for the permission of its deed at the plant that it concerns. A token may do what its owner may and its scope holds, nothing more.


            """.ReplaceLineEndings("\n")
        );
        foreach (var isApi in new[] { false, true })
        {
            page.Append(isApi ? "\n## API\n\n" : "## Pages and files\n\n");
            page.Append("| way | demands | plant | nobody |");
            foreach (var role in Enum.GetValues<Role>())
                page.Append($" {role} |");
            page.Append("\n|---|---|---|---|").Insert(page.Length, "---|", Enum.GetValues<Role>().Length);
            page.Append('\n');
            foreach (var way in ways.Where(way => way.IsApi == isApi))
            {
                page.Append(
                    $"| {way} | {Demand(way)} | {Plant(way, samples)} | {(seen[(way.ToString(), "")] ? "✓" : "–")} |"
                );
                foreach (var role in Enum.GetValues<Role>())
                {
                    var word = role.ToString().ToLowerInvariant();
                    page.Append(
                        seen[(way.ToString(), $"{word}-north")] ? " ✓ |"
                        : seen[(way.ToString(), $"{word}-all")] ? " all |"
                        : " – |"
                    );
                }
                page.Append('\n');
            }
        }
        return page.ToString();
    }

    private static string Demand(Way way) =>
        way.Demands is { } demands
            ? demands.Permission
                + (
                    Further.TryGetValue(way.ToString(), out var further)
                        ? $", and what the work needs ({further.Needs})"
                        : ""
                )
        : way.IsOpen ? "nothing"
        : !way.IsForKnown ? "what nobody has"
        : "a session";

    private static string Plant(Way way, Samples samples) =>
        way.Demands is not { } demands ? ""
        : demands.Everywhere ? "all"
        : way.Pattern.Contains("{site", StringComparison.OrdinalIgnoreCase) ? "of the address"
        : samples.Address(way.Pattern, PlantServer.North) != samples.Address(way.Pattern, PlantServer.South)
            ? "of what it is about"
        : "shows the own ones";
}
