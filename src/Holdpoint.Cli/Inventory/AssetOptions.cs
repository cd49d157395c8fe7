using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Inventory;

namespace Holdpoint.Cli.Inventory;

/// <summary>The options that choose assets.</summary>
internal sealed class AssetOptions
{
    private readonly Option<string?> _site = new("--site")
    {
        Description = "Only this site",
        HelpName = "NAME",
    };
    private readonly Option<string?> _zone = new("--zone")
    {
        Description = "Only this zone",
        HelpName = "NAME",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_site);
        command.Options.Add(_zone);
    }

    /// <summary>What the call asked for.</summary>
    public AssetFilter Of(Call call, string? asset = null) => new(call.Get(_site), call.Get(_zone), asset);
}
