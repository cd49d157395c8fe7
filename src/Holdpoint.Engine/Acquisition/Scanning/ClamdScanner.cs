using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Holdpoint.Core.Acquisition.Scanning;

namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>
/// Speaks with clamd: one connection a question, z-commands, INSTREAM for content. Before it is relied on it must find the
/// EICAR test file: an engine without signatures answers OK to everything.
/// </summary>
/// <param name="address">Where it listens.</param>
/// <param name="limit">The largest file that it is set up to look at wholly (MaxFileSize and StreamMaxLength, whichever is smaller), in bytes.</param>
internal sealed class ClamdScanner(ClamdAddress address, long limit) : IScanner
{
    private const int Piece = 128 * 1024;

    // In two halves, so that a virus scanner does not take this program for the test file.
    private const string EicarBegin = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$";
    private const string EicarEnd = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    public string Name => "clamd";

    public async Task<(ScanEngine? Engine, string? Fault)> MeetAsync(CancellationToken cancel)
    {
        try
        {
            var version = await AskAsync("VERSION", AcquisitionLimits.ScannerAnswerTime, cancel);
            if (!version.StartsWith("ClamAV ", StringComparison.Ordinal))
                return (null, $"{address.Text} answers \"{Short(version)}\", which is no ClamAV.");
            using var test = new MemoryStream(Encoding.ASCII.GetBytes(EicarBegin + EicarEnd));
            var found = await StreamAsync(test, AcquisitionLimits.ScannerAnswerTime, cancel);
            return found.EndsWith(" FOUND", StringComparison.Ordinal)
                ? (ClamdVersion.Read(version), null)
                : (
                    null,
                    $"{address.Text} does not find the EICAR test file (it answers \"{Short(found)}\"): its signatures are missing or broken."
                );
        }
        catch (Exception fault) when (fault is IOException or SocketException or TimeoutException)
        {
            return (null, $"{address.Text} cannot be asked: {fault.Message}");
        }
    }

    public async Task<ScanReport> ScanAsync(string path, string member, CancellationToken cancel)
    {
        await using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            0,
            FileOptions.SequentialScan
        );
        if (file.Length > ClamdReply.HardLimit)
            return ClamdReply.NotFully(
                member,
                $"{file.Length} bytes; ClamAV never looks at more than {ClamdReply.HardLimit}"
            );
        try
        {
            var reply = await StreamAsync(file, AcquisitionLimits.ScanTime, cancel);
            return ClamdReply.Read(reply, member, file.Length, limit);
        }
        catch (Exception fault) when (fault is IOException or SocketException or TimeoutException)
        {
            return ClamdReply.NotFully(member, $"the scanner could not be asked: {fault.Message}");
        }
    }

    private Task<string> AskAsync(string command, TimeSpan time, CancellationToken cancel) =>
        WithinAsync(
            time,
            async (stream, token) =>
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"z{command}\0"), token);
                return await ReplyAsync(stream, token);
            },
            cancel
        );

    private Task<string> StreamAsync(Stream content, TimeSpan time, CancellationToken cancel) =>
        WithinAsync(
            time,
            async (stream, token) =>
            {
                try
                {
                    await SendAsync(stream, content, token);
                }
                catch (IOException)
                {
                    // clamd says why it stopped listening (its limit) and hangs up; what it said may still be there.
                    var said = await ReplyAsync(stream, token);
                    if (said.Length > 0)
                        return said;
                    throw;
                }
                return await ReplyAsync(stream, token);
            },
            cancel
        );

    private static async Task SendAsync(NetworkStream stream, Stream content, CancellationToken cancel)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        var piece = new byte[4 + Piece];
        int read;
        while ((read = await content.ReadAsync(piece.AsMemory(4), cancel)) > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(piece, read);
            await stream.WriteAsync(piece.AsMemory(0, 4 + read), cancel);
        }
        await stream.WriteAsync(new byte[4], cancel);
    }

    private static async Task<string> ReplyAsync(NetworkStream stream, CancellationToken cancel)
    {
        var reply = new byte[AcquisitionLimits.ScannerReplyBytes];
        var filled = 0;
        int read;
        while (filled < reply.Length && (read = await stream.ReadAsync(reply.AsMemory(filled), cancel)) > 0)
        {
            filled += read;
            if (Array.IndexOf(reply, (byte)0, 0, filled) is >= 0 and var end)
                return Encoding.UTF8.GetString(reply, 0, end);
        }
        return Encoding.UTF8.GetString(reply, 0, filled);
    }

    private async Task<string> WithinAsync(
        TimeSpan time,
        Func<NetworkStream, CancellationToken, Task<string>> work,
        CancellationToken cancel
    )
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(time);
        try
        {
            await using var stream = await address.ConnectAsync(limited.Token);
            return await work(stream, limited.Token);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {time.TotalSeconds:0} s", late);
        }
    }

    private static string Short(string text) => text.Length <= 100 ? text : text[..100];
}
