using Holdpoint.Trust.Files;

namespace Holdpoint.Trust.Tests.Files;

public sealed class DurableFileTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("holdpoint-durable-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_file_is_replaced_whole_and_nothing_else_is_left()
    {
        var path = Path.Combine(_root, "a", "b", "file");
        DurableFile.Write(path, "one and more"u8);
        DurableFile.Write(path, "two"u8);
        Assert.Equal("two", File.ReadAllText(path));
        Assert.Equal([path], Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_cannot_be_put_in_place_leaves_what_was_there_and_no_part()
    {
        var folder = Path.Combine(_root, "taken");
        DurableFile.MakeDirectory(Path.Combine(folder, "inside"));
        // Windows and Unix give it different names.
        var fault = Record.Exception(() => DurableFile.Write(folder, "bytes"u8));
        Assert.True(fault is IOException or UnauthorizedAccessException);
        Assert.True(Directory.Exists(Path.Combine(folder, "inside")));
        Assert.Empty(Directory.EnumerateFiles(_root));
    }

    [Fact]
    public void A_file_that_may_only_be_read_is_deleted_and_one_that_is_not_there_is_no_fault()
    {
        var path = Path.Combine(_root, "file");
        DurableFile.Write(path, "bytes"u8);
        new FileInfo(path).IsReadOnly = true;
        DurableFile.Delete(path);
        DurableFile.Delete(path);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root));
    }

    [Fact]
    public void A_directory_that_cannot_be_opened_is_not_flushed_and_no_fault() =>
        DurableFile.FlushDirectory(Path.Combine(_root, "nowhere"));
}
