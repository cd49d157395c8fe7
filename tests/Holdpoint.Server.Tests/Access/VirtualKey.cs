using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Access;

/// <summary>Chromium's own virtual authenticator in a page.</summary>
internal sealed class VirtualKey(ICDPSession session, string id)
{
    public static async Task<VirtualKey> PlugInAsync(IPage page, bool asksPerson = true)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = asksPerson,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
        return new(session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>The device as it would be after a copy was made of it long ago: its count is behind.</summary>
    public async Task SetBackAsync()
    {
        var found = await session.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = id });
        var credential = found!.Value.GetProperty("credentials")[0];
        var copy = credential
            .EnumerateObject()
            .ToDictionary(one => one.Name, one => (object)one.Value.Clone(), StringComparer.Ordinal);
        copy["signCount"] = 0;
        await session.SendAsync("WebAuthn.clearCredentials", new() { ["authenticatorId"] = id });
        await session.SendAsync(
            "WebAuthn.addCredential",
            new() { ["authenticatorId"] = id, ["credential"] = copy }
        );
    }
}
