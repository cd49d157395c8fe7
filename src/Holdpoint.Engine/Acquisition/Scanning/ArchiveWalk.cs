using System.Text;
using Holdpoint.Core.Acquisition.Scanning;
using Holdpoint.Engine.Acquisition.Vault;
using Holdpoint.Engine.Storage;

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
    private const int LongestLink = 4096;
    private readonly List<ScanReport> _reports = [];
    private long _bytes;
    private long _held;
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

    /// <summary>How far.</summary>
    public ArchiveLimits Limits => limits;

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

    /// <summary>Sets memory aside for an unpacker before its dictionary is made; refuses where there is too little.</summary>
    public IDisposable Hold(long bytes)
    {
        if (bytes > limits.Memory - _held)
            throw new UnpackRefusedException(
                $"needs {bytes} bytes of memory to unpack; {limits.Memory} are given over all archives within archives"
            );
        _held += bytes;
        return new Held(() => _held -= bytes);
    }

    /// <summary>Looks where a link leads whose content is the name of its target.</summary>
    /// <param name="name">The link's name in its own container.</param>
    /// <param name="member">Its name through the containers.</param>
    /// <param name="content">The target.</param>
    /// <param name="cancel">Stops.</param>
    public async Task LinkAsync(string name, string member, Stream content, CancellationToken cancel)
    {
        var target = new byte[LongestLink];
        var length = await content.ReadAtLeastAsync(target, target.Length, false, cancel);
        if (MemberName.LinkTrick(name, Encoding.UTF8.GetString(target, 0, length)) is { } trick)
            Harm(member, trick);
    }

    /// <summary>Unpacks one member, has it looked at, and goes into it. False where it was not unpacked to its end.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="packed">What it is packed in.</param>
    /// <param name="name">Its name through the containers.</param>
    /// <param name="depth">How deep it lies.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<bool> TakeAsync(
        Stream content,
        PackedBytes packed,
        string name,
        int depth,
        CancellationToken cancel
    )
    {
        var path = passing();
        try
        {
            if (!await UnpackAsync(content, packed, path, name, cancel))
                return false;
            await visit(path, name, cancel);
            await WalkAsync(path, name, depth + 1, cancel);
            return true;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task WalkAsync(string path, string name, int depth, CancellationToken cancel)
    {
        if (ArchiveKind.Of(path) is not { } kind)
            return;
        if (depth >= limits.Depth)
        {
            NotLooked(name, $"archives within archives beyond depth {limits.Depth}");
            return;
        }
        try
        {
            await kind.WalkAsync(this, path, name, depth, cancel);
        }
        catch (UnpackRefusedException refused)
        {
            NotLooked(name, refused.Message);
        }
        catch (Exception fault) when (IsOfTheInput(fault))
        {
            NotLooked(
                name,
                fault is IOException full && DiskSpace.IsFull(full)
                    ? "no room on the disk to unpack it"
                    : $"damaged {kind.Name}: {fault.Message}"
            );
        }
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
        PackedBytes packed,
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
            packed.Unpacked += read;
            var why =
                written > limits.MemberBytes ? $"more than {limits.MemberBytes} bytes"
                : _bytes > limits.TotalBytes ? $"more than {limits.TotalBytes} bytes unpacked in all"
                : packed.IsBomb(limits) ? $"unpacks to more than {limits.Ratio} times its size"
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

    private sealed class Held(Action release) : IDisposable
    {
        private Action? _release = release;

        public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
    }
}
