using Holdpoint.Core.Access;

namespace Holdpoint.Server.Tests.Endpoints;

public sealed class ApiDocumentTests(PlantServer server) : IClassFixture<PlantServer>
{
    [Fact]
    public async Task The_checked_in_description_is_what_the_server_says()
    {
        using var client = await server.ProgramAsync("reader", new Grant(Role.Auditor, null));
        var text = await client.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative));

        await CheckedIn.IsAsync("docs/api/openapi.json", text.ReplaceLineEndings("\n") + "\n");
    }

    [Fact]
    public async Task Every_operation_has_a_name_words_and_a_place()
    {
        var document = await ApiSchema.ReadAsync(server);
        var operations = document.Operations;

        Assert.NotEmpty(operations);
        Assert.Empty(
            operations.Where(one => one.Name is null || one.Summary is null).Select(one => one.ToString())
        );
        Assert.Equal(operations.Count, operations.Select(one => one.Name).Distinct().Count());
    }
}
