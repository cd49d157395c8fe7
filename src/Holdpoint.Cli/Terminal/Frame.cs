using System.CommandLine;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Cli.Terminal;

/// <summary>The options that every command has, and the one place that turns what happened into an exit code.</summary>
internal static class Frame
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Directory that holds everything (else $HOLDPOINT_DATA, else ./.holdpoint)",
        HelpName = "DIR",
        Recursive = true,
    };

    private static readonly Option<string?> Database = new("--db")
    {
        Description =
            "PostgreSQL connection or SQLite file, instead of the one in the data directory (else $HOLDPOINT_DB)",
        HelpName = "CONNECTION",
        Recursive = true,
    };

    private static readonly Option<bool> JsonOutput = new("--json")
    {
        Description = "Write JSON for programs; errors as JSON on the error stream",
        Recursive = true,
    };

    /// <summary>The command without any word.</summary>
    public static RootCommand Root(params Command[] commands)
    {
        var root = new RootCommand("Patch management for industrial control systems.")
        {
            Data,
            Database,
            JsonOutput,
        };
        foreach (var command in commands)
            root.Subcommands.Add(command);
        return root;
    }

    /// <summary>A command that only holds others.</summary>
    public static Command Group(string name, string description, params Command[] commands)
    {
        var group = new Command(name, description);
        foreach (var command in commands)
            group.Subcommands.Add(command);
        return group;
    }

    /// <summary>Lets a command do its work when it is called.</summary>
    public static Command Does(this Command command, Func<Call, Task<int>> work)
    {
        command.SetAction(
            async (parsed, cancel) =>
            {
                using var output = Output.OfProcess(parsed.GetValue(JsonOutput));
                return await RunAsync(parsed, output, work, cancel);
            }
        );
        return command;
    }

    /// <summary>Lets a command do its work when it is called.</summary>
    public static Command Does(this Command command, Func<Call, int> work) =>
        command.Does(call => Task.FromResult(work(call)));

    /// <summary>Reads the command line and runs what it asks for.</summary>
    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        var parsed = root.Parse(arguments.Length == 0 ? ["--help"] : arguments);
        if (parsed.Errors.Count > 0)
        {
            var unknown = parsed.UnmatchedTokens;
            var text =
                unknown.Count > 0
                    ? $"{PathOf(parsed.CommandResult.Command)} does not know \"{string.Join(' ', unknown)}\"."
                    : string.Join(" ", parsed.Errors.Select(error => error.Message));
            using var output = Output.OfProcess(arguments.Contains("--json"));
            return output.Refuse(
                new Trouble("wrong-use", text, Advice: $"{PathOf(parsed.CommandResult.Command)} --help")
            );
        }
        using var interrupt = new CancellationTokenSource();
        ConsoleCancelEventHandler stop = (_, pressed) =>
        {
            // The second Ctrl-C ends the process at once.
            pressed.Cancel = !interrupt.IsCancellationRequested;
            interrupt.Cancel();
        };
        Console.CancelKeyPress += stop;
        try
        {
            var settings = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(settings, interrupt.Token);
        }
        finally
        {
            Console.CancelKeyPress -= stop;
        }
    }

    private static async Task<int> RunAsync(
        ParseResult parsed,
        Output output,
        Func<Call, Task<int>> work,
        CancellationToken cancel
    )
    {
        var data = parsed.GetValue(Data) ?? Environment.GetEnvironmentVariable("HOLDPOINT_DATA");
        if (string.IsNullOrWhiteSpace(data))
            data = Path.Combine(Environment.CurrentDirectory, ".holdpoint");
        try
        {
            return await work(new Call(parsed, output, Path.GetFullPath(data), DatabaseOf(parsed), cancel));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return output.Refuse(
                new Trouble(
                    "interrupted",
                    "Interrupted. What was finished is kept, what was not is not there.",
                    ExitCode: ExitCode.Fault
                )
            );
        }
        catch (StorageException fault)
        {
            return output.Refuse(new Trouble("storage", fault.Message, ExitCode: ExitCode.Fault));
        }
        catch (IOException fault) when (DiskSpace.IsFull(fault))
        {
            return output.Refuse(
                new Trouble(
                    "disk-full",
                    fault.Message,
                    Advice: "Make room on that disk and run the same command again; what was begun does not count.",
                    ExitCode: ExitCode.Fault
                )
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return output.Refuse(new Trouble("machine", fault.Message, ExitCode: ExitCode.Fault));
        }
        catch (Exception fault) when (StorageFault.Explain(fault) is { } known)
        {
            return output.Refuse(new Trouble("storage", known.Message, ExitCode: ExitCode.Fault));
        }
#pragma warning disable CA1031 // The one place where a fault of the program becomes words and an exit code.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return output.Refuse(
                new Trouble(
                    "fault",
                    $"A fault of this program: {fault.GetType().Name}: {fault.Message}",
                    fault
                        .StackTrace?.Split('\n')
                        .FirstOrDefault(line => line.Contains("Holdpoint", StringComparison.Ordinal))
                        ?.Trim(),
                    "report it with the command that led here; nothing half was written",
                    ExitCode.Fault
                )
            );
        }
    }

    // A password in a command line can be seen by everybody on the machine; in the environment it cannot.
    private static string? DatabaseOf(ParseResult parsed) =>
        parsed.GetValue(Database) ?? Environment.GetEnvironmentVariable("HOLDPOINT_DB");

    private static string PathOf(Command command)
    {
        var words = new Stack<string>();
        for (Symbol? at = command; at is Command and not RootCommand; at = at.Parents.FirstOrDefault())
            words.Push(at.Name);
        words.Push("holdpoint");
        return string.Join(' ', words);
    }
}
