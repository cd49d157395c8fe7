using Holdpoint.Core.Access;
using Holdpoint.Server.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Holdpoint.Server.Tests;

/// <summary>A server into which people sign in.</summary>
public class SigningServer : ServerFixture
{
    /// <summary>Everybody's password here.</summary>
    public const string Password = "three herons stand still";

    protected override Person? Alone => null;

    /// <summary>Makes an account.</summary>
    public async Task AddAsync(string name, params Grant[] grants)
    {
        using var scope = Services.CreateScope();
        var (_, troubles) = await scope
            .ServiceProvider.GetRequiredService<NewAccounts>()
            .AddAsync(name, Password, grants, first: false, passwordFor: null, CancellationToken.None);
        Assert.Empty(troubles);
    }
}
