using Holdpoint.Core.Access;
using Holdpoint.Engine.Access;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Holdpoint.Server.Pages.Settings;

/// <summary>Accounts, and what each may do at which site.</summary>
public sealed partial class UsersPage
{
    private readonly List<string> _troubles = [];
    private IReadOnlyList<UserRecord> _users = [];
    private IReadOnlyList<string> _sites = [];

    /// <summary>Set after something was done.</summary>
    [SupplyParameterFromQuery]
    public string? Said { get; set; }

    /// <summary>The account that was worked on last.</summary>
    [SupplyParameterFromQuery]
    public string? Open { get; set; }

    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    [Inject]
    private Work Work { get; set; } = null!;

    [Inject]
    private SiteTimes Times { get; set; } = null!;

    [Inject]
    private NewAccounts Accounts { get; set; } = null!;

    [Inject]
    private IPasswordHasher<Account> Hasher { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Texts> T { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Pages.Texts> Common { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _users = await Work.Programme.Access.UsersAsync(Context.RequestAborted);
        _sites = (await Work.Programme.WorklistWordsAsync(Context.RequestAborted)).Sites;
    }

    private async Task AddAsync()
    {
        var form = Context.Request.Form;
        if (!Enum.TryParse<Role>(form["role"].ToString(), out var role))
            return;
        var site = form["site"].ToString();
        var (account, troubles) = await Accounts.AddAsync(
            form["name"].ToString(),
            form["password"].ToString(),
            [new(role, site.Length == 0 ? null : site)],
            first: false,
            passwordFor: ServerLimits.GivenPassword,
            Context.RequestAborted
        );
        Done(account?.Record.Name, troubles);
    }

    private Task GrantAsync(string id)
    {
        List<Grant> grants = [];
        foreach (var text in Context.Request.Form["grant"].OfType<string>())
        {
            var parts = text.Split('@', 2);
            if (
                Enum.TryParse<Role>(parts[0], out var role)
                && (parts.Length == 1 || _sites.Contains(parts[1], StringComparer.Ordinal))
            )
                grants.Add(new(role, parts.Length == 1 ? null : parts[1]));
        }
        return ChangeAsync(id, user => user with { Grants = grants }, "user.grants");
    }

    private async Task ResetAsync(string id)
    {
        var password = Context.Request.Form["password"].ToString();
        // Who comes in by a provider has no password here.
        if (_users.FirstOrDefault(user => user.Id == id) is not { Identity: null } found)
            return;
        var account = new Account(found);
        _troubles.AddRange(await Accounts.TroublesAsync(account, password));
        if (_troubles.Count == 0)
            await ChangeAsync(
                id,
                user =>
                    user with
                    {
                        PasswordHash = Hasher.HashPassword(account, password),
                        PasswordUntil = Times.Now + ServerLimits.GivenPassword,
                        LockedUntil = null,
                        FailedAttempts = 0,
                    },
                "user.reset"
            );
    }

    // A deed of its own: a new password alone must not do away with the second step.
    private Task ForgetStepsAsync(string id) =>
        ChangeAsync(
            id,
            user => user with { NeedsCode = false, CodeKey = null, RecoveryCodes = [] },
            "user.forget-steps",
            withPasskeys: true
        );

    private Task CloseAsync(string id) =>
        ChangeAsync(
            id,
            user => user with { ClosedAt = user.ClosedAt is null ? Times.Now : null },
            "user.close"
        );

    // A new stamp: what the account's sessions may do is worked out anew, or they end.
    private async Task ChangeAsync(
        string id,
        Func<UserRecord, UserRecord> change,
        string kind,
        bool withPasskeys = false
    )
    {
        var (user, refusal) = await Work.Programme.Access.ChangeAsync(
            id,
            before => change(before) with { SecurityStamp = Guid.NewGuid().ToString("N") },
            kind,
            Context.RequestAborted
        );
        if (refusal is null)
            await EndAsync(id);
        if (refusal is null && withPasskeys)
            foreach (var key in await Work.Programme.Access.Passkeys.OfAsync(id, Context.RequestAborted))
                await Work.Programme.Access.Passkeys.RemoveAsync(id, key.Id, Context.RequestAborted);
        Done(user?.Name, refusal is null ? [] : [refusal.Text]);
    }

    private async Task EndSessionsAsync(UserRecord user)
    {
        await EndAsync(user.Id);
        Done(user.Name, []);
    }

    // What the account's sessions might is over at once; the one who changes himself stays in.
    private async Task EndAsync(string id) =>
        await Work.Programme.Access.Sessions.EndAsync(
            id,
            only: null,
            except: await SessionCookies.IdOfAsync(Context),
            announce: true,
            Context.RequestAborted
        );

    private void Done(string? name, IReadOnlyList<string> troubles)
    {
        _troubles.AddRange(troubles);
        if (_troubles.Count == 0 && name is not null)
            Navigation.NavigateTo($"/settings/users?said=yes&open={Uri.EscapeDataString(name)}");
    }

    private string Roles(UserRecord user) =>
        string.Join(
            ", ",
            user.Grants.Select(grant =>
                $"{Common[$"role.{grant.Role}"]} ({grant.Site ?? T["users.all-sites"]})"
            )
        );
}
