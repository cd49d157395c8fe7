using Holdpoint.Core.Access;
using Holdpoint.Engine;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Holdpoint.Server.Pages.Access;

/// <summary>Makes the first administrator; there only while nobody has an account.</summary>
public sealed partial class SetupPage
{
    private readonly List<string> _troubles = [];
    private bool _open;

    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    [Inject]
    private Programme Programme { get; set; } = null!;

    [Inject]
    private SetupCode Code { get; set; } = null!;

    [Inject]
    private NewAccounts Accounts { get; set; } = null!;

    [Inject]
    private SignIn Door { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Texts> T { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _open = await Programme.Access.IsEmptyAsync(Context.RequestAborted);
        if (!_open)
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task AddAsync()
    {
        if (!_open)
            return;
        if (!Code.Is(Given("code")))
        {
            await Programme.Access.RecordAsync(
                "access.denied",
                Given("name"),
                """{"tried":"setup"}""",
                default
            );
            _troubles.Add(T["setup.wrong-code"]);
            return;
        }
        List<Grant> grants = [new(Role.Administrator, null)];
        // A person alone with a plant does both; where there are two, the roles are two people's.
        if (Given("engineer") == "yes")
            grants.Add(new(Role.Engineer, null));
        var (account, troubles) = await Accounts.AddAsync(
            Given("name"),
            Given("password"),
            grants,
            first: true,
            passwordFor: null,
            Context.RequestAborted
        );
        _troubles.AddRange(troubles);
        if (account is null)
            return;
        await Door.EnterAsync(account, "setup", isWhole: false);
        var steps = await Programme.FirstStepsAsync(Context.RequestAborted);
        Navigation.NavigateTo(steps.IsDone ? "/" : "/first-run");
    }

    private string Given(string field) =>
        HttpMethods.IsPost(Context.Request.Method) ? Context.Request.Form[field].ToString() : "";
}
