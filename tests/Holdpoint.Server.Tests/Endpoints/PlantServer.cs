using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Holdpoint.Core.Access;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Engine.Jobs;
using Holdpoint.Server.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Holdpoint.Server.Tests.Endpoints;

/// <summary>A server with two plants, into which people sign in and for which programs have tokens.</summary>
public partial class PlantServer : ServerFixture
{
    public const string North = "Waterworks North";
    public const string South = "Southmere Pumping";
    private const string Password = "three herons stand still";
    private static int _addresses;

    /// <summary>Open cases of each plant.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Cases { get; private set; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>An import of each plant's inventory.</summary>
    public Dictionary<string, long> Jobs { get; } = new(StringComparer.Ordinal);

    /// <summary>A look at a file of each plant, of which nothing could be imported.</summary>
    public Dictionary<string, long> Previews { get; } = new(StringComparer.Ordinal);

    /// <summary>What the assets of the second plant are called at the beginning; no seal or digest has a dot.</summary>
    public const string SouthTag = "SMP.";

    protected override Person? Alone => null;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var stream = File.OpenRead(
            Path.Combine(AppContext.BaseDirectory, "samples", "waterworks.csv")
        );
        var north = InventoryCsv.Read(stream).Assets;
        Asset[] south =
        [
            .. north
                .Take(12)
                .Select(asset => asset with { Id = SouthTag + asset.Id, Site = South, Zone = "Southmere" }),
        ];
        await Programme.ImportInventoryAsync(south, "south.csv", false, default);
        await Programme.EvaluateAsync(false, null, default);
        await MakeAsync("importer", new Grant(Role.Engineer, null));
        Jobs[North] = (
            await Programme.As("importer").Jobs.AskImportAsync(north, "north.csv", false, default)
        ).Id;
        Jobs[South] = (
            await Programme.As("importer").Jobs.AskImportAsync(south, "south.csv", false, default)
        ).Id;
        foreach (var (site, tag) in new[] { (North, "PC"), (South, SouthTag) })
        {
            var path = Path.Combine(Path.GetTempPath(), $"holdpoint-{Guid.NewGuid():N}.csv");
            await File.WriteAllTextAsync(path, $"asset,product\n,{tag} pump\n");
            var importer = Programme.As("importer");
            Previews[site] = (
                await importer.Jobs.AskAsync(
                    JobAsk.InventoryPreview(
                        await importer.Inventory.KeepAsync(path, default),
                        $"{tag}.csv",
                        site,
                        ColumnMapping.Propose(["asset", "product"])
                    ),
                    default
                )
            ).Id;
        }
        foreach (var id in Jobs.Values.Concat(Previews.Values))
        await foreach (var _ in Programme.Jobs.WatchAsync(id, default))
        {
            // Until it ended.
        }
        var cases = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var site in new[] { North, South })
            cases[site] =
            [
                .. (
                    await Programme.WorklistPartAsync(new() { Site = site, Count = 100 }, default)
                ).Lines.Select(line => line.Id),
            ];
        Cases = cases;
        foreach (var site in new[] { North, South })
            await Programme.CommentAsync(cases[site][0], "Seen.", [], default);
    }

    /// <summary>Makes an account; gives its id.</summary>
    public async Task<string> MakeAsync(string name, params Grant[] grants)
    {
        if (await Programme.Access.UserNamedAsync(name, default) is { } known)
            return known.Id;
        using var scope = Services.CreateScope();
        var (account, troubles) = await scope
            .ServiceProvider.GetRequiredService<NewAccounts>()
            .AddAsync(name, Password, grants, first: false, passwordFor: null, CancellationToken.None);
        Assert.Empty(troubles);
        return account!.Record.Id;
    }

    /// <summary>A program that acts for somebody with everything that he or she may.</summary>
    public async Task<HttpClient> ProgramAsync(string name, params Grant[] grants)
    {
        var id = await MakeAsync(name, grants);
        var person = new Person(name, grants);
        var all = Enum.GetValues<Permission>().Where(person.MayAnywhere).ToList();
        return Shows(await TokenAsync(id, new(all, null)));
    }

    /// <summary>A token of an account.</summary>
    public async Task<string> TokenAsync(string userId, Scope scope, int days = 30)
    {
        var (text, _, why) = await Programme.Access.Tokens.MakeAsync(
            userId,
            Guid.NewGuid().ToString("N"),
            scope,
            days,
            default
        );
        Assert.Null(why);
        return text!;
    }

    /// <summary>A client that shows a token.</summary>
    public HttpClient Shows(string token)
    {
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>Somebody in a browser.</summary>
    public async Task<HttpClient> SignedInAsync(string name, params Grant[] grants)
    {
        await MakeAsync(name, grants);
        var client = Client();
        var page = new Uri("/sign-in", UriKind.Relative);
        await SendFormAsync(client, page, null, [new("name", name), new("password", Password)]);
        return client;
    }

    /// <summary>Fills in a form of a page, as a browser without scripts does; gives what is answered.</summary>
    /// <param name="client">Who.</param>
    /// <param name="page">The page.</param>
    /// <param name="form">The form's name; null for the first one.</param>
    /// <param name="fields">What is filled in.</param>
    public static async Task<string> SendFormAsync(
        HttpClient client,
        Uri page,
        string? form,
        IReadOnlyList<KeyValuePair<string, string>> fields
    )
    {
        var forms = Form().Matches(await client.GetStringAsync(page)).Select(one => one.Value);
        var hidden = forms
            .Select(one =>
                Hidden()
                    .Matches(one)
                    .Select(field =>
                        KeyValuePair.Create(
                            field.Groups["name"].Value,
                            WebUtility.HtmlDecode(field.Groups["value"].Value)
                        )
                    )
                    .ToList()
            )
            .First(all =>
                all.Exists(field => field.Key == "_handler" && (form is null || field.Value == form))
            );
        using var content = new FormUrlEncodedContent(hidden.Concat(fields));
        using var answer = await client.PostAsync(page, content);
        Assert.InRange((int)answer.StatusCode, 200, 399);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>A client with its own address and cookies: the limits on one address are not those on a test.</summary>
    public HttpClient Client()
    {
        var from = new IPAddress([127, 1, 0, (byte)(1 + (Interlocked.Increment(ref _addresses) % 250))]);
        return new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                ConnectCallback = async (context, cancel) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    socket.Bind(new IPEndPoint(from, 0));
                    await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancel);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = Address,
        };
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex Form();

    [GeneratedRegex(
        "<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Hidden();
}
