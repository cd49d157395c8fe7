using Holdpoint.Csaf.Provider.Transport;
using Holdpoint.Engine;

namespace Holdpoint.Cli.Terminal;

/// <summary>Opens the programme for a command.</summary>
internal static class Session
{
    /// <summary>The programme of the data directory that the call names.</summary>
    public static Task<Programme> OpenAsync(this Call call) =>
        Programme.OpenAsync(call.Inputs(), call.Cancel);

    /// <summary>What the programme takes from this machine.</summary>
    public static ProgrammeInputs Inputs(this Call call) =>
        new(
            new(call.DataDirectory, call.Database),
            call.Clock,
            Actor(),
            HttpTransport.CreateHandler(),
            Random.Shared.NextDouble
        );

    /// <summary>The account that the command runs under, as user@machine.</summary>
    public static string Actor() => $"{Environment.UserName}@{Environment.MachineName}";
}
