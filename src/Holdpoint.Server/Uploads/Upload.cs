namespace Holdpoint.Server.Uploads;

/// <summary>What was received with its files; they are gone when it is disposed, unless they are held.</summary>
internal sealed class Upload(string folder) : IDisposable
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly List<UploadedFile> _files = [];
    private bool _isHeld;

    /// <summary>The files that came, empty choices left out.</summary>
    public IReadOnlyList<UploadedFile> Files => _files;

    /// <summary>A field's text; empty where it did not come.</summary>
    public string this[string name] => _fields.GetValueOrDefault(name, "");

    /// <summary>Where the next file goes; each has a folder of its own, so that it can keep its name.</summary>
    public string NextPath(string name)
    {
        var own = Path.Combine(
            folder,
            _files.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
        Directory.CreateDirectory(own);
        return Path.Combine(own, name);
    }

    public void Add(string name, string value) => _fields.TryAdd(name, value);

    public void Add(UploadedFile file) => _files.Add(file);

    /// <summary>Leaves the files where they are, for a day at most; gives what names their folder.</summary>
    public string Hold()
    {
        _isHeld = true;
        return Path.GetFileName(folder);
    }

    public void Dispose()
    {
        if (!_isHeld && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
