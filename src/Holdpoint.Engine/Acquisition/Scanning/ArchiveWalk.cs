using System.IO.Compression;
using Holdpoint.Core.Acquisition.Scanning;
using Holdpoint.Engine.Acquisition.Vault;

namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>
/// Unpacks containers member by member into a passing file, hands each to a visitor and goes into those that are containers
/// themselves. Names of members never become paths. Whatever could not be looked at becomes a report.
/// </summary>
/// <param name="limits">How far.</param>
/// <param name="passing">Gives the path of a new passing file.</param>
/// <param name="visit">Sees every member: its file and its name through the containers.</param>
internal sealed class ArchiveWalk(
    ArchiveLimits limits,
    Func<string> passing,
    Func<string, string, CancellationToken, Task> visit
)
{
    public const string Engine = "holdpoint-archive";
    private readonly List<ScanReport> _reports = [];
    private long _bytes;
    private int _dropped;

    /// <summary>Members seen.</summary>
    public int Members { get; private set; }

    /// <summary>What was wrong.</summary>
    public IReadOnlyList<ScanReport> Reports =>
        _dropped == 0
            ? _reports
            :
            [
                .. _reports,
                new(Engine, "", ScanVerdict.NotFullyScanned, [$"{_dropped} further reports left out"]),
            ];

    /// <summary>Walks through a file; nothing where it is no container.</summary>
    public Task RunAsync(string path, CancellationToken cancel) => WalkAsync(path, "", 0, cancel);

    /// <summary>Says that something was not looked at.</summary>
    public void NotLooked(string member, string why) => Add(member, ScanVerdict.NotFullyScanned, why);

    /// <summary>Says that a member is made to do harm when unpacked.</summary>
    public void Harm(string member, string what) => Add(member, ScanVerdict.Found, what);

    /// <summary>True while another member may be taken; false once, with a report, when there are too many.</summary>
    public bool MayTake(string container)
    {
        if (Members < limits.Members)
        {
            Members++;
            return true;
        }
        NotLooked(container, $"more than {limits.Members} members");
        return false;
    }

    /// <summary>Unpacks one member, has it looked at, and goes into it.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="packed">How many bytes it takes packed; 0 where unknown.</param>
    /// <param name="name">Its name through the containers.</param>
    /// <param name="depth">How deep it lies.</param>
    /// <param name="cancel">Stops.</param>
    public async Task TakeAsync(Stream content, long packed, string name, int depth, CancellationToken cancel)
    {
        var path = passing();
        try
        {
            if (await UnpackAsync(content, packed, path, name, cancel))
            {
                await visit(path, name, cancel);
                await WalkAsync(path, name, depth + 1, cancel);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task WalkAsync(string path, string name, int depth, CancellationToken cancel)
    {
        var kind = ArchiveKinds.Of(path);
        if (kind == ArchiveKind.None)
            return;
        if (depth >= limits.Depth)
        {
            NotLooked(name, $"archives within archives beyond depth {limits.Depth}");
            return;
        }
        try
        {
            await (
                kind switch
                {
                    ArchiveKind.Zip => ZipMembers.WalkAsync(this, path, name, depth, cancel),
                    ArchiveKind.Tar => TarMembers.WalkAsync(this, path, name, depth, cancel),
                    _ => GzipAsync(path, name, depth, cancel),
                }
            );
        }
        catch (Exception fault) when (IsOfTheInput(fault))
        {
            NotLooked(
                name,
                fault is IOException full && DiskSpace.IsFull(full)
                    ? "no room on the disk to unpack it"
                    : $"damaged {kind.ToString().ToLowerInvariant()}: {fault.Message}"
            );
        }
    }

    private async Task GzipAsync(string path, string name, int depth, CancellationToken cancel)
    {
        if (!MayTake(name))
            return;
        await using var file = File.OpenRead(path);
        await using var plain = new GZipStream(file, CompressionMode.Decompress);
        await TakeAsync(plain, file.Length, $"{name}!/content", depth, cancel);
    }

    // What the libraries throw at malformed input; anything else is a fault of ours.
    private static bool IsOfTheInput(Exception fault) =>
        fault
            is IOException
                or InvalidDataException
                or NotSupportedException
                or FormatException
                or ArgumentException
                or OverflowException
                or InvalidOperationException
                or UnauthorizedAccessException;

    private async Task<bool> UnpackAsync(
        Stream content,
        long packed,
        string path,
        string name,
        CancellationToken cancel
    )
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 0);
        var buffer = new byte[128 * 1024];
        long written = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
        {
            written += read;
            _bytes += read;
            var why =
                written > limits.MemberBytes ? $"more than {limits.MemberBytes} bytes"
                : _bytes > limits.TotalBytes ? $"more than {limits.TotalBytes} bytes unpacked in all"
                : packed > 0 && written > limits.RatioFrom && written / packed >= limits.Ratio
                    ? $"unpacks to more than {limits.Ratio} times its size"
                : DiskSpace.WhyNot(path, read) is not null ? "no room on the disk to unpack it"
                : null;
            if (why is not null)
            {
                NotLooked(name, why);
                return false;
            }
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return true;
    }

    private void Add(string member, ScanVerdict verdict, string text)
    {
        // A finding is always kept; what was not looked at is one verdict, however often it happened.
        if (verdict == ScanVerdict.Found || _reports.Count < limits.Reports)
            _reports.Add(new(Engine, member, verdict, [text]));
        else
            _dropped++;
    }
}
