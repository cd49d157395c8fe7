using System.Globalization;
using Holdpoint.Core.Access;
using Holdpoint.Engine.Access.Tokens;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Holdpoint.Server.Pages.Access;

/// <summary>What lets programs act for the person who looks: made, shown once, taken back.</summary>
public sealed partial class TokensPage
{
    private readonly List<string> _troubles = [];
    private IReadOnlyList<ApiToken> _tokens = [];
    private IReadOnlyList<string> _sites = [];
    private Account? _account;
    private string? _made;

    /// <summary>Set after something was done.</summary>
    [SupplyParameterFromQuery]
    public string? Said { get; set; }

    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    [Inject]
    private Work Work { get; set; } = null!;

    [Inject]
    private SiteTimes Times { get; set; } = null!;

    [Inject]
    private CurrentPerson Person { get; set; } = null!;

    [Inject]
    private OwnAccount Accounts { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Texts> T { get; set; } = null!;

    private IEnumerable<Permission> Permissions => Enum.GetValues<Permission>().Where(Person.Who.MayAnywhere);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        _account = await Accounts.OfAsync(Context.User);
        if (_account is null)
            return;
        _sites =
        [
            .. (await Work.Programme.WorklistWordsAsync(cancel)).Sites.Where(site =>
                Person.May(Permission.View, site)
            ),
        ];
        await ReadAsync();
    }

    private async Task ReadAsync() =>
        _tokens = await Work.Programme.Access.Tokens.ListAsync(_account!.Record.Id, Context.RequestAborted);

    private async Task MakeAsync()
    {
        if (_account is null)
            return;
        var form = Context.Request.Form;
        var permissions = form["permission"]
            .OfType<string>()
            .Select(word => Enum.TryParse<Permission>(word, out var one) ? one : (Permission?)null)
            .OfType<Permission>();
        var (text, _, why) = await Work.Programme.Access.Tokens.MakeAsync(
            _account.Record.Id,
            form["name"].ToString(),
            new(
                [.. permissions.Distinct()],
                form["where"] == "some"
                    ? [.. form["site"].OfType<string>().Distinct(StringComparer.Ordinal)]
                    : null
            ),
            int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days)
                ? days
                : 0,
            Context.RequestAborted
        );
        if (why is not null)
            _troubles.Add(why);
        // Shown in this answer and never again, so that there is no address to come back to.
        _made = text;
        await ReadAsync();
    }

    private async Task RevokeAsync(string id)
    {
        if (_account is null)
            return;
        if (await Work.Programme.Access.Tokens.RevokeAsync(_account.Record.Id, id, Context.RequestAborted))
            Navigation.NavigateTo("/account/tokens?said=revoked");
    }
}
