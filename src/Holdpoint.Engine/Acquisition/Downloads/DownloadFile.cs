using System.Text;
using System.Text.Json;
using Holdpoint.Core.Acquisition.Downloads;
using Holdpoint.Engine.Acquisition.Vault;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Files;

namespace Holdpoint.Engine.Acquisition.Downloads;

/// <summary>
/// The file of one download and the note of what it belongs to. The note never tells more bytes than are on the medium; after a
/// kill or a power cut what lies beyond it is cut off.
/// </summary>
internal sealed class DownloadFile : IDisposable
{
    private readonly string _notePath;
    private readonly FileStream _file;
    private long _flushed;

    private DownloadFile(string path, string notePath, FileStream file, PartialDownload? part)
    {
        (Path, _notePath, _file, Part) = (path, notePath, file, part);
        _flushed = part?.Bytes ?? 0;
        _file.SetLength(_flushed);
        _file.Position = _flushed;
    }

    /// <summary>Where the bytes lie.</summary>
    public string Path { get; }

    /// <summary>What is there; null where nothing is.</summary>
    public PartialDownload? Part { get; private set; }

    /// <summary>Bytes written.</summary>
    public long Length => _file.Position;

    /// <summary>Opens the file of an address; null where another process downloads it just now.</summary>
    public static DownloadFile? Open(string folder, Uri address)
    {
        DurableFile.MakeDirectory(folder);
        var name = Digest.Of(Encoding.UTF8.GetBytes(address.AbsoluteUri))[..32];
        var path = System.IO.Path.Combine(folder, name + ".part");
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 0);
            return new(path, path + ".json", file, Note(path + ".json", address, file.Length));
        }
        catch (IOException fault) when (File.Exists(path) && !DiskSpace.IsFull(fault))
        {
            return null;
        }
    }

    /// <summary>Throws away what is there and begins a new version of the file.</summary>
    public void Begin(Uri address, ServerAnswer answer)
    {
        Forget();
        Part = new(address.AbsoluteUri, 0, answer.Total, answer.StrongTag, answer.LastModified);
    }

    /// <summary>Takes the announced length over where the first answer told none.</summary>
    public void Learn(ServerAnswer answer) => Part = Part! with { Total = Part.Total ?? answer.Total };

    /// <summary>Throws away what is there.</summary>
    public void Forget()
    {
        DurableFile.Delete(_notePath);
        _file.SetLength(0);
        _file.Position = 0;
        (_flushed, Part) = (0, null);
    }

    /// <summary>Adds bytes; flushes and notes now and then.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, long flushEach, CancellationToken cancel)
    {
        await _file.WriteAsync(bytes, cancel);
        if (_file.Position - _flushed >= flushEach)
            Flush();
    }

    /// <summary>Flushes what is there and then notes it.</summary>
    public void Flush()
    {
        if (Part is null)
            return;
        _file.Flush(flushToDisk: true);
        _flushed = _file.Position;
        Part = Part with { Bytes = _flushed };
        DurableFile.Write(_notePath, Encoding.UTF8.GetBytes(Json.Write(Part)));
    }

    /// <summary>Removes a download and its note.</summary>
    public static void Remove(string path)
    {
        DurableFile.Delete(path + ".json");
        DurableFile.Delete(path);
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private static PartialDownload? Note(string path, Uri address, long length)
    {
        try
        {
            var part = Json.Read<PartialDownload>(File.ReadAllText(path));
            return part.Address == address.AbsoluteUri && part.Bytes > 0 && part.Bytes <= length
                ? part
                : null;
        }
        catch (Exception fault)
            when (fault
                    is IOException
                        or JsonException
                        or InvalidOperationException
                        or UnauthorizedAccessException
            )
        {
            return null;
        }
    }
}
