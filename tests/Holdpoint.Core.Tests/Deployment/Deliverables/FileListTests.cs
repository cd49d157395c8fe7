using System.Text;
using CsCheck;
using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Core.Tests.Deployment.Deliverables;

public class FileListTests
{
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void A_list_that_was_written_is_read_back() =>
        Gen.Select(
                Gen.Char["abcXYZ01._"].Array[1, 8].Select(c => "f" + new string(c) + "x"),
                Gen.Long[0, 1 << 30]
            )
            .List[1, 20]
            .Sample(files =>
            {
                var entries = files
                    .DistinctBy(file => file.Item1, StringComparer.OrdinalIgnoreCase)
                    .Select(file => new ListedFile(file.Item1, file.Item2, Hash))
                    .ToList();
                var reading = FileList.Read(FileList.Write(entries));
                Assert.Empty(reading.Refusals);
                Assert.Equal(entries.OrderBy(file => file.Path, StringComparer.Ordinal), reading.Files);
            });

    [Theory]
    [InlineData("", "empty")]
    [InlineData("another/v1\n", "no list of the format")]
    [InlineData("holdpoint-files/v1\nH 5 a", "cut off")]
    [InlineData("holdpoint-files/v1\nH 5\n", "not SHA256")]
    [InlineData("holdpoint-files/v1\nH -5 a\n", "not SHA256")]
    [InlineData("holdpoint-files/v1\nH 05 a\n", "not SHA256")]
    [InlineData("holdpoint-files/v1\nH 99999999999999999999 a\n", "not SHA256")]
    [InlineData("holdpoint-files/v1\nH 5 a b\n", "not SHA256")]
    [InlineData("holdpoint-files/v1\nH 5 ../a\n", "leads to another folder")]
    [InlineData("holdpoint-files/v1\nH 5 b\nH 5 a\n", "order")]
    [InlineData("holdpoint-files/v1\nH 5 a\nH 5 a\n", "twice")]
    [InlineData("holdpoint-files/v1\nH 5 A\nH 5 a\n", "case of its letters")]
    [InlineData("holdpoint-files/v1\nH 2000000000 a\n", "larger than")]
    [InlineData("holdpoint-files/v1\r\nH 5 a\r\n", "no list of the format")]
    public void A_list_that_could_be_read_in_two_ways_is_refused_with_the_line(string text, string reason)
    {
        var reading = FileList.Read(
            Encoding.Latin1.GetBytes(text.Replace("H", Hash, StringComparison.Ordinal))
        );
        Assert.Empty(reading.Files);
        Assert.Contains(reason, reading.Refusals[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_bytes_make_the_reader_fail() =>
        Gen.Byte.Array.Sample(bytes => Assert.NotEmpty(FileList.Read(bytes).Refusals));
}
