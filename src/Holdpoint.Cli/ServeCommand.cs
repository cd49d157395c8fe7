using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Server;
using Holdpoint.Server.Access.Identities;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;

namespace Holdpoint.Cli;

/// <summary><c>holdpoint serve</c>: pages and API until it is stopped.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen, several separated by ;",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://127.0.0.1:8470",
    };

    /// <summary>What can be said of the server; <c>up</c> takes the same.</summary>
    public static IReadOnlyList<Option> Options { get; } = [Urls];

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("serve", "Pages and REST API, until Ctrl-C.");
        foreach (var option in Options)
            command.Add(option);
        return command.Does(RunAsync);
    }

    /// <summary>Serves until the call is interrupted.</summary>
    public static async Task<int> RunAsync(Call call)
    {
        var inputs = call.Inputs();
        await using var server = await ServerHost.BuildAsync(
            new()
            {
                Urls = call.Get(Urls)!,
                Inputs = inputs,
                Identities = IdentityFile.Read(inputs.Storage.DataDirectory),
            },
            call.Cancel
        );
        try
        {
            await server.StartAsync(call.Cancel);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            return call.Output.Refuse(
                new(
                    "address-in-use",
                    "Another program already answers there, perhaps another Holdpoint.",
                    call.Get(Urls),
                    "End it, or give another address with --urls.",
                    ExitCode.Fault
                )
            );
        }
        foreach (var url in server.Urls)
            call.Output.Line(("Holdpoint is ready: ", ""), (url, "bold"), ("   (Ctrl-C stops it)", "grey"));
        var code = await ServerHost.SetupCodeAsync(server, call.Cancel);
        if (code is not null)
            call.Output.Line(
                ("Nobody has an account yet. Setup code for the first administrator: ", ""),
                (code, "bold yellow")
            );
        call.Output.JsonDocument(new { server.Urls, SetupCode = code });
        // Whoever started it waits for these lines, also through a pipe.
        await call.Output.Raw.FlushAsync();
        // Ctrl-C, and the system's own word to end.
        await server.WaitForShutdownAsync(call.Cancel);
        return ExitCode.Done;
    }
}
