using System.Buffers.Binary;
using System.Diagnostics;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Log;

namespace Holdpoint.Trust.Tests.Log;

/// <summary>A writer in a process of its own, to be killed in the middle.</summary>
public class KillVictim
{
    public const int LargestBatch = 300;
    private const string Orders = "HOLDPOINT_LOG_VICTIM";
    private static readonly int[] Batches = [1, 1, 1, 2, 1, 7, 1, 40, 1, 1, LargestBatch];

    internal static Ed25519Signer Signer { get; } = Given.Signer(1);

    internal static string LogOf(string folder) => Path.Combine(folder, "log");

    /// <summary>Starts this very test program as the victim.</summary>
    internal static Process Start(string folder)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                typeof(KillVictim).Assembly.Location,
                "--progress",
                "off",
                "--filter-class",
                $"*{nameof(KillVictim)}",
            ]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { [Orders] = folder },
        };
        return Process.Start(start)!;
    }

    /// <summary>Entries whose append returned in any victim so far.</summary>
    internal static long Promised(string folder)
    {
        using var file = File.OpenHandle(
            Path.Combine(folder, "promised"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.ReadWrite
        );
        Span<byte> number = stackalloc byte[8];
        return RandomAccess.Read(file, number, 0) == 8 ? BinaryPrimitives.ReadInt64BigEndian(number) : 0;
    }

    [Fact]
    public void Runs_only_as_the_child_of_another_test()
    {
        var folder = Environment.GetEnvironmentVariable(Orders);
        if (folder is null)
            return;
        using var promised = File.OpenHandle(
            Path.Combine(folder, "promised"),
            FileMode.OpenOrCreate,
            FileAccess.Write,
            FileShare.ReadWrite
        );
        var log = new AppendLog(new DirectoryLogStorage(LogOf(folder)));
        log.Refresh();
        var number = new byte[8];
        for (var round = 0; ; round++)
        {
            using var alone = log.Lock();
            var count = Batches[round % Batches.Length];
            log.Append([.. Enumerable.Range(0, count).Select(at => Given.Entry(log.Size + at))]);
            // What the system was told is in its memory also when the process is killed.
            BinaryPrimitives.WriteInt64BigEndian(number, log.Size);
            RandomAccess.Write(promised, number, 0);
            if (round % 20 == 19)
                Given.Publish(log, Signer);
        }
    }
}
