using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>
/// The list of everything on a deliverable: a line with the format's name, then a line "SHA256 LENGTH PATH" for each
/// file, in the order of their paths, each ended by a line feed. One list has one text; any other is refused.
/// </summary>
public static class FileList
{
    /// <summary>The list's own name on the deliverable.</summary>
    public const string Name = "FILES";

    /// <summary>The first line.</summary>
    public const string Format = "holdpoint-files/v1";

    /// <summary>The list as text.</summary>
    /// <exception cref="ArgumentException">A path is not fit for a medium.</exception>
    public static byte[] Write(IEnumerable<ListedFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var text = new StringBuilder(Format).Append('\n');
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            if (MediumName.Fault(file.Path) is { } fault)
                throw new ArgumentException($"{file.Path} {fault}.", nameof(files));
            text.Append(CultureInfo.InvariantCulture, $"{file.Sha256} {file.Length} {file.Path}\n");
        }
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>The files of a list, or everything that is wrong with it.</summary>
    public static FileListReading Read(ReadOnlySpan<byte> text)
    {
        var files = ImmutableArray.CreateBuilder<ListedFile>();
        var refusals = ImmutableArray.CreateBuilder<DeliverableRefusal>();
        var folded = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var number = 0;
        string? before = null;
        while (!text.IsEmpty)
        {
            number++;
            var end = text.IndexOf((byte)'\n');
            if (end < 0)
            {
                Refuse("the last line has no end: the list is cut off");
                break;
            }
            var line = Encoding.Latin1.GetString(text[..end]);
            text = text[(end + 1)..];
            if (number == 1)
            {
                if (line == Format)
                    continue;
                Refuse($"this is no list of the format {Format}");
                break;
            }
            if (number > DeliverableLimits.MostFiles + 1)
            {
                Refuse($"there are more than {DeliverableLimits.MostFiles} files");
                break;
            }
            if (Entry(line) is not { } file)
            {
                Refuse("it is not SHA256 LENGTH PATH");
                continue;
            }
            if (MediumName.Fault(file.Path) is { } fault)
                Refuse($"the path {fault}");
            else if (before is not null && string.CompareOrdinal(before, file.Path) >= 0)
                Refuse("it is not in the order of the paths, or there twice");
            else if (!folded.Add(file.Path))
                Refuse("another path differs from it only in the case of its letters");
            else if (file.Length > DeliverableLimits.LargestPart)
                Refuse($"the file is larger than {DeliverableLimits.LargestPart} bytes");
            before = file.Path;
            files.Add(file);
        }
        if (number == 0)
            Refuse("the list is empty");
        return new(refusals.Count == 0 ? files.DrainToImmutable() : [], refusals.DrainToImmutable());

        void Refuse(string what)
        {
            // A hostile list may have a million faults; a person needs the first few.
            if (refusals.Count < 20)
                refusals.Add(new(DeliverableRule.FileList, Name, $"Line {number}: {what}."));
        }
    }

    private static ListedFile? Entry(string line)
    {
        var words = line.Split(' ');
        return
            words.Length == 3
            && words[0].Length == 64
            && words[0].All(char.IsAsciiHexDigitLower)
            && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && words[1] == length.ToString(CultureInfo.InvariantCulture)
            ? new(words[2], length, words[0])
            : null;
    }
}
