using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class HashedFileReader
{
    private static readonly ObjectShape Shape = new([
        new("file_hashes", Presence.Required),
        new("filename", Presence.Required),
    ]);

    internal static HashedFile? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        IReadOnlyList<FileHash> fileHashes = [];
        string? filename = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "file_hashes":
                    fileHashes = json.List(FileHashReader.Read, unique: json.Is21);
                    break;
                case "filename":
                    filename = json.Text();
                    break;
            }
        }
        return new HashedFile
        {
            FileHashes = fileHashes,
            Filename = filename ?? "",
            Extensions = at.Extensions,
        };
    }
}
