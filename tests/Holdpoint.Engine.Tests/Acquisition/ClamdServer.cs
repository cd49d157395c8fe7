using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Holdpoint.Engine.Tests.Acquisition;

/// <summary>clamd from Debian's package, started for a test with a database of our own and nothing from the network.</summary>
internal sealed class ClamdServer : IDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private ClamdServer(Process process, string folder, int port) =>
        (_process, _folder, Port) = (process, folder, port);

    public int Port { get; }

    public string Socket => Path.Combine(_folder, "clamd.sock");

    public static string Eicar { get; } =
        @"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    public static async Task<ClamdServer> StartAsync(long maxFile, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("holdpoint-clamd-").FullName;
        var database = Directory.CreateDirectory(Path.Combine(folder, "db")).FullName;
        // The signature of the test file by its bytes, wherever they begin, and by its whole digest.
        await File.WriteAllTextAsync(
            Path.Combine(database, "local.ndb"),
            $"Eicar-Test:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Eicar))}\n",
            cancel
        );
        await File.WriteAllTextAsync(
            Path.Combine(database, "local.hdb"),
            "44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Digest\n",
            cancel
        );
        var port = FreePort();
        var configuration = Path.Combine(folder, "clamd.conf");
        await File.WriteAllTextAsync(
            configuration,
            $"""
            Foreground yes
            DatabaseDirectory {database}
            TemporaryDirectory {folder}
            TCPSocket {port}
            TCPAddr 127.0.0.1
            LocalSocket {Path.Combine(folder, "clamd.sock")}
            AlertEncrypted yes
            AlertExceedsMax yes
            StreamMaxLength {maxFile}
            MaxFileSize {maxFile}
            MaxScanSize {4 * maxFile}

            """,
            cancel
        );
        var start = new ProcessStartInfo("clamd") { UseShellExecute = false };
        start.ArgumentList.Add("--config-file=" + configuration);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync(cancel);
        _ = process.StandardError.ReadToEndAsync(cancel);
        var server = new ClamdServer(process, folder, port);
        await server.ListeningAsync(cancel);
        return server;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ListeningAsync(CancellationToken cancel)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port, cancel);
                return;
            }
            catch (SocketException) when (!_process.HasExited)
            {
                await Task.Delay(100, cancel);
            }
        }
        throw new InvalidOperationException("clamd does not listen.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
