using Holdpoint.Cli;
using Holdpoint.Cli.Terminal;

return await Frame.RunAsync(Commands.Root(), args);
