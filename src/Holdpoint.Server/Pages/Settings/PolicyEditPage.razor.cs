using System.Globalization;
using System.Text;
using Holdpoint.Engine.Evaluation.SitePolicies;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Holdpoint.Server.Pages.Settings;

/// <summary>Changes a site's policy: first it is tried and shown what it changes, then exactly that text is taken in.</summary>
public sealed partial class PolicyEditPage
{
    private const int MostChanges = 200;

    private SiteState? _state;
    private string _text = "";
    private string? _why;
    private string? _seen;
    private string? _trouble;
    private int _changed;
    private SitePolicyImportResult? _result;

    /// <summary>The site.</summary>
    [Parameter]
    public string Site { get; set; } = "";

    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    [Inject]
    private Work Work { get; set; } = null!;

    [Inject]
    private SaidNote Note { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Texts> T { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        _state = (await Work.Programme.SitesAsync(cancel)).FirstOrDefault(one => one.Site == Site);
        if (_state is null)
        {
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        _text = await Work.Programme.SitePolicyTextAsync(Site, null, cancel) ?? Beginning();
    }

    private async Task SubmitAsync()
    {
        if (_state is null)
            return;
        var form = Context.Request.Form;
        (_text, _why) = (form["text"].ToString(), form["why"].ToString().Trim());
        var beside = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var file in form.Files.Where(file => file.Length > 0))
        {
            var bytes = await BytesAsync(file);
            if (file.FileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
                _text = Encoding.UTF8.GetString(bytes);
            else
                beside[Path.GetFileName(file.FileName)] = bytes;
        }
        var isTaken = form["do"] == "take";
        if (isTaken && _why.Length == 0)
            (isTaken, _trouble) = (false, T["edit.why.needed"]);
        // What is taken in is what was tried: the text, and as which revision.
        var tried = await TryAsync(null, beside, dryRun: true);
        if (isTaken && _seen == form["seen"].ToString())
        {
            tried = await TryAsync(_why, beside, dryRun: false);
            if (tried.Faults.Count == 0)
                Navigation.NavigateTo(
                    Note.On(
                        $"/settings/policies/{Uri.EscapeDataString(Site)}",
                        true,
                        T["edit.taken", tried.Revision, _changed]
                    )
                );
        }
        else if (isTaken && tried.Faults.Count == 0 && !tried.IsUnchanged)
            _trouble = T["edit.look-first"];
    }

    private async Task<SitePolicyImportResult> TryAsync(
        string? why,
        Dictionary<string, ReadOnlyMemory<byte>> beside,
        bool dryRun
    )
    {
        _result = await Work.Programme.ImportSitePolicyAsync(
            Site,
            _text,
            beside,
            why,
            dryRun,
            Context.RequestAborted
        );
        _changed = _result.Changes.Select(change => change.Case).Distinct(StringComparer.Ordinal).Count();
        _text = _result.Text ?? _text;
        _seen =
            _result.Faults.Count == 0 && !_result.IsUnchanged
                ? string.Create(CultureInfo.InvariantCulture, $"{_result.Revision} {_result.Sha256}")
                : null;
        return _result;
    }

    private string Beginning() =>
        $$"""
            {
              "format": "holdpoint-site-policy/1",
              "site": {{System.Text.Json.JsonSerializer.Serialize(Site)}},
              "timeZone": "UTC"
            }

            """;

    private static async Task<byte[]> BytesAsync(IFormFile file)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
