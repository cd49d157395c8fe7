using Holdpoint.Engine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdpoint.Server.Jobs;

/// <summary>Runs jobs beside the pages.</summary>
internal sealed class JobHost(Programme programme, ILogger<JobHost> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(() => programme.Worker(Replica.Name, log).RunAsync(stoppingToken), CancellationToken.None);
}
