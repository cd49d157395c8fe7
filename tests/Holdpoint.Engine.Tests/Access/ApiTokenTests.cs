using Holdpoint.Core.Access;
using Holdpoint.Engine.Access;
using Holdpoint.Engine.Access.Tokens;

namespace Holdpoint.Engine.Tests.Access;

public sealed class ApiTokenTests : IDisposable
{
    private static readonly Scope See = new([Permission.View], null);

    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_token_acts_for_its_owner_held_to_its_scope_until_it_is_taken_back()
    {
        var (programme, id) = await OwnerAsync();
        var scope = new Scope([Permission.View, Permission.Decide], ["North"]);

        var (text, token, why) = await programme.Access.Tokens.MakeAsync(id, " Tickets ", scope, 30, Cancel);
        Assert.Null(why);
        Assert.Equal("Tickets", token!.Name);
        var check = await programme.Access.Tokens.CheckAsync(text!, Cancel);
        Assert.Equal("jane", check.Person!.Name);
        Assert.True(check.Person.May(Permission.Decide, "North"));
        Assert.False(check.Person.May(Permission.Decide, "South"));
        Assert.False(check.Person.May(Permission.ChangeInventory, "North"));
        Assert.NotNull((await programme.Access.Tokens.ListAsync(id, Cancel))[0].UsedAt);

        Assert.False(await programme.Access.Tokens.RevokeAsync("another", token.Id, Cancel));
        Assert.True(await programme.Access.Tokens.RevokeAsync(id, token.Id, Cancel));
        Assert.False(await programme.Access.Tokens.RevokeAsync(id, token.Id, Cancel));
        Assert.Equal("revoked", (await programme.Access.Tokens.CheckAsync(text!, Cancel)).Why);
        Assert.Empty((await programme.Evidence.VerifyAsync(Cancel)).Problems);
    }

    [Fact]
    public async Task The_secret_is_kept_nowhere()
    {
        var (programme, id) = await OwnerAsync();
        var (text, _, _) = await programme.Access.Tokens.MakeAsync(id, "one", See, 30, Cancel);
        var secret = text!.Split('_', 3)[2];

        using var connection = TestStore.Open(Path.Combine(_directory.Path, "data"));
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, name, hash, scope FROM api_tokens";
        using (var reader = command.ExecuteReader())
            while (reader.Read())
                for (var at = 0; at < reader.FieldCount; at++)
                    Assert.DoesNotContain(secret, reader.GetString(at), StringComparison.Ordinal);
        Assert.DoesNotContain(
            await programme.HistoryAsync(["token.add"], "jane", Cancel),
            entry => entry.Facts.Contains(secret, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task There_is_an_end_to_their_number_and_one_of_each_name()
    {
        var (programme, id) = await OwnerAsync();
        for (var at = 0; at < ApiTokenLimits.Open; at++)
            Assert.Null((await programme.Access.Tokens.MakeAsync(id, $"token {at}", See, 30, Cancel)).Why);

        Assert.NotNull((await programme.Access.Tokens.MakeAsync(id, "one more", See, 30, Cancel)).Why);
        var all = await programme.Access.Tokens.ListAsync(id, Cancel);
        var (first, kept) = (all[0], all[1]);
        Assert.True(await programme.Access.Tokens.RevokeAsync(id, first.Id, Cancel));
        Assert.NotNull((await programme.Access.Tokens.MakeAsync(id, kept.Name, See, 30, Cancel)).Why);
        Assert.Null((await programme.Access.Tokens.MakeAsync(id, first.Name, See, 30, Cancel)).Why);
    }

    private async Task<(Programme Programme, string Id)> OwnerAsync()
    {
        var programme = await _directory.OpenAsync();
        var user = new UserRecord
        {
            Id = "u-jane",
            Name = "jane",
            Grants = [new(Role.Engineer, null)],
            SecurityStamp = "stamp",
            MadeAt = DateTimeOffset.UnixEpoch,
        };
        Assert.Null(await programme.Access.AddAsync(user, first: false, Cancel));
        return (programme, user.Id);
    }
}
