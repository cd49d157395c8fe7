using Holdpoint.Core.Access;
using Holdpoint.Server.Access;
using Holdpoint.Server.Access.Identities;
using Microsoft.Extensions.DependencyInjection;

namespace Holdpoint.Server.Tests.Access.Provider;

/// <summary>
/// A server whose people come in by their company's provider, and another one over the same plant that lets in nobody else
/// but the account for emergencies. The clock is the real one, as of the start: tokens of a real provider are good now.
/// </summary>
public sealed class CompanyServer : ServerFixture
{
    public const string BreakGlass = "glass";
    public const string Site = "Waterworks North";

    private readonly string _secret = Path.GetTempFileName();
    private CompanyProvider? _provider;

    public CompanyServer()
        : base(TimeProvider.System.GetUtcNow()) { }

    /// <summary>The server that lets in by the provider only.</summary>
    public Uri Strict { get; private set; } = null!;

    /// <summary>The provider's issuer.</summary>
    public string Issuer => _provider!.Issuer;

    protected override Person? Alone => null;

    public override async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(_secret, CompanyProvider.Secret + "\n");
        _provider = await CompanyProvider.StartAsync(
            Somebody("s-ada", "ada", "patching-north", "everybody"),
            Somebody("s-eve", "eve", "everybody"),
            // Calls himself like somebody who has an account here.
            Somebody("s-mallory", BreakGlass, "auditing")
        );
        await base.InitializeAsync();
        using (var scope = Services.CreateScope())
            Assert.Empty(
                (
                    await scope
                        .ServiceProvider.GetRequiredService<NewAccounts>()
                        .AddAsync(
                            BreakGlass,
                            SigningServer.Password,
                            [new(Role.Administrator, null)],
                            first: true,
                            passwordFor: null,
                            CancellationToken.None
                        )
                ).Troubles
            );
        Strict = await FurtherAsync(settings =>
            With(settings) with
            {
                Identities = With(settings).Identities with { LocalSignIn = false, BreakGlass = BreakGlass },
            }
        );
        await _provider.OpenAsync(
            new Uri(Address, "/sign-in/with/company/back"),
            new Uri(Strict, "/sign-in/with/company/back")
        );
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _provider?.Dispose();
        File.Delete(_secret);
    }

    protected override ServerSettings With(ServerSettings settings) =>
        settings with
        {
            Identities = new()
            {
                Providers =
                [
                    new()
                    {
                        Id = "company",
                        Name = "Waterworks Ltd",
                        Issuer = Issuer,
                        ClientId = CompanyProvider.Client,
                        ClientSecretFile = _secret,
                        Grants =
                        [
                            new()
                            {
                                Value = "patching-north",
                                Role = Role.Engineer,
                                Site = Site,
                            },
                            new() { Value = "auditing", Role = Role.Auditor },
                        ],
                    },
                ],
            },
        };

    private static object Somebody(string sub, string name, params string[] groups) =>
        new
        {
            sub,
            preferred_username = name,
            email = $"{name}@waterworks.example",
            groups,
        };
}
