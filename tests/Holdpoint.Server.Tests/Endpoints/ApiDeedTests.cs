using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Holdpoint.Core.Access;

namespace Holdpoint.Server.Tests.Endpoints;

/// <summary>Work that programs do in several steps, as people do on the pages.</summary>
public abstract class ApiDeedTests(PlantServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_inventory_is_sent_looked_at_and_taken_in()
    {
        using var client = await EngineerAsync();
        using var csv = new StringContent(
            "Tag;Hersteller;Artikel;FW\nNEW-1;Siemens;SIMATIC S7-1500;2.9\n;Siemens;LOGO!;1\n",
            Encoding.UTF8,
            "text/csv"
        );
        using var sent = await client.PostAsync(
            At("inventory/files?site=Waterworks%20North&name=new.csv"),
            csv,
            Cancel
        );
        var file = await JsonAsync(sent, HttpStatusCode.OK);
        Assert.Equal(";", file.GetProperty("delimiter").GetString());
        Assert.Equal(4, file.GetProperty("columns").GetArrayLength());

        using var asked = await client.PostAsJsonAsync(
            At("inventory/previews"),
            new
            {
                file = file.GetProperty("file").GetString(),
                columns = new[]
                {
                    new { header = "Tag", column = "asset" },
                    new { header = "Hersteller", column = "vendor" },
                    new { header = "Artikel", column = "product" },
                    new { header = "FW", column = "version" },
                },
            },
            Cancel
        );
        var id = await DoneAsync(await JsonAsync(asked, HttpStatusCode.Accepted));
        var preview = await client.GetFromJsonAsync<JsonElement>(At($"inventory/previews/{id}"), Cancel);
        Assert.Equal(1, preview.GetProperty("figures").GetProperty("added").GetInt32());
        Assert.Equal(1, preview.GetProperty("figures").GetProperty("rejectedRows").GetInt32());
        var rows = await client.GetFromJsonAsync<JsonElement>(At($"inventory/previews/{id}/rows"), Cancel);
        Assert.Contains(
            rows.GetProperty("items").EnumerateArray(),
            row => row.GetProperty("line").GetInt32() == 3
        );
        var moves = await client.GetFromJsonAsync<JsonElement>(
            At($"inventory/previews/{id}/changes?limit=1"),
            Cancel
        );
        Assert.NotNull(moves.GetProperty("next").GetString());

        using var import = await client.PostAsJsonAsync(
            At($"inventory/previews/{id}/import"),
            new { removeMissing = false },
            Cancel
        );
        await DoneAsync(await JsonAsync(import, HttpStatusCode.Accepted));
        var asset = await client.GetFromJsonAsync<JsonElement>(
            At("sites/Waterworks%20North/assets/NEW-1"),
            Cancel
        );
        Assert.Equal("2.9", asset.GetProperty("components")[0].GetProperty("version").GetString());
    }

    [Fact]
    public async Task A_policy_is_tried_and_what_was_tried_is_taken_in()
    {
        using var client = await server.ProgramAsync(
            "paula",
            new Grant(Role.Administrator, PlantServer.North)
        );
        var policy = new
        {
            format = "holdpoint-site-policy/1",
            site = PlantServer.North,
            timeZone = "Europe/Berlin",
            approvals = new[] { "not-applicable" },
        };
        const string Place = "sites/Waterworks%20North/policy/";
        using var trial = await client.PostAsJsonAsync(At(Place + "trials"), new { policy }, Cancel);
        var tried = await JsonAsync(trial, HttpStatusCode.OK);
        Assert.Empty(tried.GetProperty("faults").EnumerateArray());
        using var none = await client.GetAsync(At("sites/Waterworks%20North/policy"), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        using var other = await client.PostAsJsonAsync(
            At(Place + "revisions"),
            new
            {
                policy = policy with
                {
                    timeZone = "UTC",
                },
                why = "Two persons.",
                tried = new { revision = 1, sha256 = tried.GetProperty("sha256").GetString() },
            },
            Cancel
        );
        Assert.Equal(HttpStatusCode.PreconditionFailed, other.StatusCode);
        using var taken = await client.PostAsJsonAsync(
            At(Place + "revisions"),
            new
            {
                policy,
                why = "Two persons.",
                tried = new { revision = 1, sha256 = tried.GetProperty("sha256").GetString() },
            },
            Cancel
        );
        Assert.Equal(1, (await JsonAsync(taken, HttpStatusCode.OK)).GetProperty("revision").GetInt32());
        var site = await client.GetFromJsonAsync<JsonElement>(At("sites/Waterworks%20North"), Cancel);
        Assert.Equal("paula", site.GetProperty("revisions")[0].GetProperty("by").GetString());

        using var wrong = await client.PostAsJsonAsync(
            At(Place + "revisions"),
            new { policy = new { format = "else" }, why = "Wrong." },
            Cancel
        );
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task A_table_is_given_to_a_program_with_the_filters_that_it_knows()
    {
        using var client = await server.ProgramAsync("tom", new Grant(Role.Auditor, PlantServer.North));
        var all = await client.GetStringAsync(At("tables/assets"), Cancel);
        var some = await client.GetStringAsync(At("tables/assets?text=PLC"), Cancel);
        Assert.True(some.Length < all.Length);
        Assert.DoesNotContain(PlantServer.SouthTag, all, StringComparison.Ordinal);
        Assert.StartsWith(
            "PK",
            await client.GetStringAsync(At("tables/worklist?format=xlsx&stage=detected"), Cancel),
            StringComparison.Ordinal
        );

        foreach (
            var address in new[]
            {
                "assets?test=PLC",
                "worklist?due=soon",
                "worklist?stage=Nowhere",
                "assets?format=pdf",
            }
        )
        {
            using var refused = await client.GetAsync(At($"tables/{address}"), Cancel);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
    }

    [Fact]
    public async Task A_comment_comes_with_the_files_that_its_writer_sent_before()
    {
        using var client = await EngineerAsync();
        using var other = await server.ProgramAsync("erna", new Grant(Role.Engineer, PlantServer.North));
        using var bytes = new StringContent("the vendor's mail", Encoding.UTF8, "application/octet-stream");
        using var sent = await client.PostAsync(At("files?name=mail.txt"), bytes, Cancel);
        var file = (await JsonAsync(sent, HttpStatusCode.OK)).GetProperty("file").GetString();
        var comments = At($"cases/{server.Cases[PlantServer.North][6]}/comments");
        var comment = new { text = "The vendor answered.", files = new[] { file } };

        using var stolen = await other.PostAsJsonAsync(comments, comment, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, stolen.StatusCode);
        using var said = await client.PostAsJsonAsync(comments, comment, Cancel);
        var id = (await JsonAsync(said, HttpStatusCode.Created)).GetProperty("id");
        Assert.Equal(
            "the vendor's mail",
            await client.GetStringAsync(new Uri($"{comments}/{id}/files/0", UriKind.Relative), Cancel)
        );
        using var again = await client.PostAsJsonAsync(comments, comment, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
    }

    [Fact]
    public async Task Who_loses_the_account_by_a_program_is_out_at_once()
    {
        using var admin = await server.ProgramAsync("alma", new Grant(Role.Administrator, null));
        var id = await server.MakeAsync("gregor", new Grant(Role.Auditor, PlantServer.North));
        using var browser = await server.SignedInAsync("gregor");
        var page = new Uri("/assets", UriKind.Relative);
        using var before = await browser.GetAsync(page, Cancel);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        using var closed = await admin.PostAsync(At($"users/{id}/closing"), null, Cancel);
        await JsonAsync(closed, HttpStatusCode.OK);
        using var after = await browser.GetAsync(page, Cancel);
        Assert.Contains("/sign-in", after.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_evidence_is_signed_checked_and_given_out()
    {
        using var client = await server.ProgramAsync("ada", new Grant(Role.Auditor, null));
        using var signed = await client.PostAsync(At("evidence/checkpoints"), null, Cancel);
        var checkpoint = await JsonAsync(signed, HttpStatusCode.OK);
        using var checkedNow = await client.PostAsync(At("evidence/verifications"), null, Cancel);
        var found = await JsonAsync(checkedNow, HttpStatusCode.OK);
        Assert.Empty(found.GetProperty("problems").EnumerateArray());
        Assert.True(found.GetProperty("size").GetInt64() >= checkpoint.GetProperty("size").GetInt64());
        using var export = await client.PostAsync(At("evidence/exports"), null, Cancel);
        Assert.Equal("application/x-tar", export.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(await export.Content.ReadAsByteArrayAsync(Cancel));
    }

    private Task<HttpClient> EngineerAsync() =>
        server.ProgramAsync("emil", new Grant(Role.Engineer, PlantServer.North));

    private async Task<long> DoneAsync(JsonElement job)
    {
        var id = job.GetProperty("id").GetInt64();
        await foreach (var _ in server.Programme.Jobs.WatchAsync(id, Cancel))
        {
            // Until it ended.
        }
        return id;
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(expected == answer.StatusCode, text);
        return JsonElement.Parse(text);
    }

    private static Uri At(string path) => new($"/api/v1/{path}", UriKind.Relative);
}
