using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Holdpoint.Core.Access;

namespace Holdpoint.Server.Tests.Endpoints;

/// <summary>
/// Every operation of the API, called as its description says and as it does not: what is right, what is at the edge, what
/// is hostile. Always the same calls, so that what is found once is found again.
/// </summary>
public abstract class FuzzTests(PlantServer server)
{
    private const int CallsEach = 25;
    private const int LongestLine = 8_000;
    private const int CallsOfOneAddress = 300;

    private static readonly string[] Hostile =
    [
        "",
        " ",
        "null",
        "0",
        "-1",
        "9223372036854775808",
        "1e400",
        "NaN",
        "2026-02-30",
        "0001-01-01",
        "9999-12-31",
        "9999-12-31T23:59:59.9999999-14:00",
        "0001-01-01T00:00:00+14:00",
        "' OR 1=1 --",
        "\"; DROP TABLE users; --",
        "%",
        "_%_\\",
        "../../../etc/passwd",
        "..\\..\\windows\\win.ini",
        "<script>alert(1)</script>",
        "{{7*7}}",
        "${jndi:ldap://x}",
        "\0",
        "a\0b",
        "\u202e\u200b\ufeff",
        "ẞßſK",
        "\ud83d\ude80",
        "e\u0301\u0301\u0301",
        "\r\nSet-Cookie: a=b",
        "|",
        new('a', 300),
        new('é', 3000),
        "AAAAAAAAAAAAAAAA",
        "//////////",
        ".",
        "..",
    ];

    [Fact]
    public async Task Whatever_is_asked_the_answer_is_one_that_the_description_knows()
    {
        var schema = await ApiSchema.ReadAsync(server);
        var victim = await server.MakeAsync("victim", new Grant(Role.Auditor, PlantServer.North));
        var samples = new Samples(server, victim, 1, 2);
        var root = await server.MakeAsync(
            "root",
            new Grant(Role.Administrator, null),
            new Grant(Role.Engineer, null),
            new Grant(Role.Approver, null)
        );
        var token = await server.TokenAsync(
            root,
            new(
                Enum.GetValues<Permission>()
                    .Where(one =>
                        new Person(
                            "",
                            [
                                new(Role.Administrator, null),
                                new(Role.Engineer, null),
                                new(Role.Approver, null),
                            ]
                        ).MayAnywhere(one)
                    )
                    .ToList(),
                null
            )
        );
        var wrong = new List<string>();
        var good = new HashSet<string>(StringComparer.Ordinal);
        var calls = 0;
        var client = server.Shows(token);
        try
        {
            foreach (var operation in schema.Operations)
            {
                var random = new Random(operation.ToString().Length * 7919 + operation.Path[^1]);
                for (var call = 0; call < CallsEach; call++)
                {
                    // Each address may ask only so often.
                    if (++calls % CallsOfOneAddress == 0)
                    {
                        client.Dispose();
                        client = server.Shows(token);
                    }
                    using var request = Request(operation, schema, samples, random, call);
                    using var answer = await client.SendAsync(request);
                    if (answer.IsSuccessStatusCode)
                        good.Add(operation.ToString());
                    if (await WrongAsync(operation, schema, answer) is { } found)
                        wrong.Add(
                            $"{operation.Method} {request.RequestUri} {(request.Content is null ? "" : await request.Content.ReadAsStringAsync())}: {found}"
                        );
                }
            }
        }
        finally
        {
            client.Dispose();
        }
        if (wrong.Count > 0)
            Assert.Fail(
                string.Join('\n', wrong.Take(40).Select(one => one.Length <= 600 ? one : one[..600]))
            );
        // A generator that is always refused at the door finds nothing behind it.
        Assert.Empty(
            schema
                .Operations.Select(one => one.ToString())
                .Where(one => one.StartsWith("GET", StringComparison.Ordinal) && !good.Contains(one))
                .Except([
                    "GET /api/v1/cases/{id}/comments/{comment}/files/{position}",
                    "GET /api/v1/evidence/{index}/proof",
                    "GET /api/v1/sites/{site}/policy",
                    // Of the shipped policy there are no revisions.
                    "GET /api/v1/tables/policy-comparison/{site}",
                ])
        );
    }

    private static async Task<string?> WrongAsync(
        Operation operation,
        ApiSchema schema,
        HttpResponseMessage answer
    )
    {
        var text = await answer.Content.ReadAsStringAsync();
        var type = answer.Content.Headers.ContentType?.MediaType;
        var status = (int)answer.StatusCode;
        if (status >= 500)
            return $"{status} {text}";
        // What cannot be an address at all is refused by the web server, which has no words.
        if (
            status is 400 or 414
            && type is null
            && answer.RequestMessage!.RequestUri!.AbsoluteUri is var asked
            && (asked.Contains("%00", StringComparison.Ordinal) || asked.Length > LongestLine)
        )
            return null;
        if (status >= 400)
            return type != "application/problem+json" ? $"{status} as {type}: {text}"
                : schema.Against(JsonElement.Parse(text), schema.Schema("Problem")) is { } odd
                    ? $"{status}: {odd}"
                : null;
        if (
            !operation
                .Says.GetProperty("responses")
                .TryGetProperty(status.ToString(CultureInfo.InvariantCulture), out var said)
        )
            return $"{status} is not described";
        if (type != "application/json" || !said.TryGetProperty("content", out var content))
            return null;
        if (!content.TryGetProperty(type, out var of) || !of.TryGetProperty("schema", out var body))
            return null;
        return schema.Against(JsonElement.Parse(text), body) is { } beside ? $"{status}: {beside}" : null;
    }

    private static HttpRequestMessage Request(
        Operation operation,
        ApiSchema schema,
        Samples samples,
        Random random,
        int call
    )
    {
        // The first call is right in everything that is known; the others more and more seldom.
        var isRight = call == 0;
        var address = operation.Path;
        var query = new List<string>();
        var headers = new List<(string, string)>();
        foreach (var (name, place, of) in operation.Parameters)
        {
            if (place == "path")
                address = address.Replace(
                    $"{{{name}}}",
                    Uri.EscapeDataString(
                        isRight || random.Next(3) > 0
                            ? samples.Of(operation.Path, name.ToLowerInvariant(), PlantServer.North) ?? "1"
                            : Avoid(Pick(random))
                    ),
                    StringComparison.Ordinal
                );
            else if (place == "query" && (isRight ? Right(operation, name) is not null : random.Next(3) == 0))
                query.Add(
                    $"{name}={Uri.EscapeDataString(isRight ? Right(operation, name)! : Word(random, of))}"
                );
            else if (place == "header" && !isRight && random.Next(4) == 0)
                headers.Add((name, new([.. Pick(random).Where(letter => letter is >= ' ' and <= '~')])));
        }
        if (!isRight && random.Next(8) == 0)
            query.Add($"{Uri.EscapeDataString(Pick(random))}={Uri.EscapeDataString(Pick(random))}");
        var request = new HttpRequestMessage(
            new(operation.Method),
            new Uri(address + (query.Count > 0 ? "?" + string.Join('&', query) : ""), UriKind.Relative)
        );
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (operation.Body is { } body)
            request.Content = new StringContent(
                operation.BodyType != "application/json" ? Lines(random)
                    : random.Next(10) == 0 ? Broken(random)
                    : Value(body, schema, random, 0)?.ToJsonString() ?? "null",
                Encoding.UTF8,
                random.Next(15) == 0 ? "text/plain" : operation.BodyType
            );
        return request;
    }

    // The least that an operation needs to be understood.
    private static string? Right(Operation operation, string name) =>
        name switch
        {
            "q" => "Siemens",
            "place" => "worklist",
            "from" or "to" when operation.Path.EndsWith("/differences", StringComparison.Ordinal) => "1",
            _ => null,
        };

    // A segment of dots is taken for a way up before it is sent.
    private static string Avoid(string text) => text is "" or "." or ".." ? "-" : text;

    private static string Pick(Random random) => Hostile[random.Next(Hostile.Length)];

    private static string Word(Random random, JsonElement schema) =>
        random.Next(3) == 0 ? Pick(random) : Value(schema, null, random, 0)?.ToString() ?? "";

    private static string Lines(Random random) =>
        string.Join(
            random.Next(3) == 0 ? "\r" : "\n",
            Enumerable
                .Range(0, random.Next(5))
                .Select(at =>
                    at == 0 && random.Next(3) > 0
                        ? "asset,product,version"
                        : string.Join(random.Next(8) == 0 ? ';' : ',', Pick(random), "Pump", Pick(random))
                )
        );

    private static string Broken(Random random) =>
        random.Next(6) switch
        {
            0 => "{",
            1 => "[]",
            2 => "null",
            3 => new string('[', 100) + new string(']', 100),
            4 => "{\"kind\":\"apply\",\"kind\":\"mitigate\",\"why\":\"\\ud800\"}",
            _ => "",
        };

    private static JsonNode? Value(JsonElement schema, ApiSchema? document, Random random, int depth)
    {
        if (random.Next(12) == 0)
            return random.Next(4) switch
            {
                0 => null,
                1 => JsonValue.Create(random.Next()),
                2 => JsonValue.Create(Pick(random)),
                _ => new JsonArray(),
            };
        if (schema.ValueKind != JsonValueKind.Object || depth > 6)
            return null;
        if (schema.TryGetProperty("$ref", out var reference))
            return Value(
                document!.Schema(reference.GetString()!.Split('/')[^1]),
                document,
                random,
                depth + 1
            );
        foreach (var word in new[] { "oneOf", "anyOf" })
            if (schema.TryGetProperty(word, out var any))
                return Value(any[random.Next(any.GetArrayLength())], document, random, depth + 1);
        if (schema.TryGetProperty("enum", out var words))
            return JsonNode.Parse(words[random.Next(words.GetArrayLength())].GetRawText());
        var type = schema.TryGetProperty("type", out var said) ? said : default;
        var name =
            type.ValueKind == JsonValueKind.Array ? type[random.Next(type.GetArrayLength())].GetString()
            : type.ValueKind == JsonValueKind.String ? type.GetString()
            : "string";
        return name switch
        {
            "object" => Members(schema, document, random, depth),
            "array" => new JsonArray([
                .. Enumerable
                    .Range(0, random.Next(4))
                    .Select(_ => Value(schema.GetProperty("items"), document, random, depth + 1)),
            ]),
            "boolean" => JsonValue.Create(random.Next(2) == 0),
            "integer" => JsonValue.Create(
                random.Next(6) switch
                {
                    0 => long.MinValue,
                    1 => 0,
                    2 => -1,
                    3 => 200,
                    4 => 201,
                    _ => random.Next(100),
                }
            ),
            "number" => JsonValue.Create(random.NextDouble() * 1e9),
            "null" => null,
            _ => JsonValue.Create(Text(schema, random)),
        };
    }

    private static string Text(JsonElement schema, Random random) =>
        (schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
        {
            "date" => new DateOnly(2026, 1, 1)
                .AddDays(random.Next(900))
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "date-time" => new DateTimeOffset(2026, 11, 20, random.Next(24), 0, 0, TimeSpan.Zero).ToString(
                "O"
            ),
            _ => random.Next(3) switch
            {
                0 => Pick(random),
                1 => new[]
                {
                    "apply",
                    "mitigate",
                    "accept-until",
                    "not-applicable",
                    "out-of-cycle",
                    "evaluation",
                    "worklist",
                    "source-check",
                    "CR-ES01",
                }[random.Next(9)],
                _ => "Words of a person.",
            },
        };

    private static JsonObject Members(JsonElement schema, ApiSchema? document, Random random, int depth)
    {
        var made = new JsonObject();
        if (schema.TryGetProperty("properties", out var properties))
            foreach (var member in properties.EnumerateObject())
                if (random.Next(6) > 0)
                    made[member.Name] = Value(member.Value, document, random, depth + 1);
        if (random.Next(15) == 0)
            made["besides"] = Pick(random);
        return made;
    }
}
