using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Holdpoint.Server.Access;

/// <summary>
/// Says in the server's log who asked faster than anybody may (ASVS 16.3.3): one line a minute for all of them, so that the
/// asking cannot fill the log, with how many were refused since the last.
/// </summary>
internal sealed partial class RefusedRates(ILogger<RefusedRates> log, TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private DateTimeOffset _said = DateTimeOffset.MinValue;
    private int _since;

    /// <summary>A request was refused for its rate.</summary>
    public void Say(HttpContext context)
    {
        int count;
        lock (_lock)
        {
            _since++;
            var now = clock.GetUtcNow();
            if (now - _said < Every)
                return;
            (count, _since, _said) = (_since, 0, now);
        }
        Refused(
            count,
            PersonClaims.Read(context.User)?.Name ?? "",
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            context.Request.Path.Value ?? ""
        );
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Count} requests were refused because they came too fast; the last of {Person} from {Address} for {Path}"
    )]
    private partial void Refused(int count, string person, string address, string path);
}
