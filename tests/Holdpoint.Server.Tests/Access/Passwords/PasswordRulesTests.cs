using System.Security.Cryptography;
using System.Text;
using Holdpoint.Engine.Storage;
using Holdpoint.Server.Access.Passwords;

namespace Holdpoint.Server.Tests.Access.Passwords;

public sealed class PasswordRulesTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("holdpoint-passwords-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("password1234")]
    [InlineData("Summer2026!!")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("unbelievable")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcdefghijkl")]
    [InlineData("jane likes tea")]
    [InlineData("my Holdpoint word")]
    public void What_is_guessed_early_is_refused_in_words(string password) =>
        Assert.NotEmpty(new PasswordRules().TroublesOf("jane", password));

    [Theory]
    [InlineData("three herons stand still")]
    [InlineData("x7#kQ9$vL2@p")]
    [InlineData("48213957a60271")]
    [InlineData("Wasserwerk im Nebel")]
    public void Kinds_of_signs_are_free(string password) =>
        Assert.Empty(new PasswordRules().TroublesOf("jane", password));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_stolen_password_is_found_wherever_it_stands_in_the_list_and_no_other(string lineEnd)
    {
        var words = Enumerable.Range(0, 5_000).Select(at => $"stolen password {at}").ToList();
        var list = new BreachedPasswords(
            Written(
                words.Select(Digest).Order(StringComparer.Ordinal).Select((one, at) => $"{one}:{at}"),
                lineEnd
            )
        );
        Assert.All(words, word => Assert.True(list.Has(word)));
        Assert.All(Enumerable.Range(0, 5_000), at => Assert.False(list.Has($"own password {at}")));
    }

    [Fact]
    public void A_list_of_one_line_is_a_list() =>
        Assert.True(new BreachedPasswords(Written([$"{Digest("only one")}:1"], "\n")).Has("only one"));

    [Fact]
    public void What_is_no_such_list_is_refused_before_anybody_comes_in()
    {
        Assert.Contains(
            "first line",
            Assert
                .Throws<StorageException>(() => new BreachedPasswords(Written(["password", "secret"], "\n")))
                .Message,
            StringComparison.Ordinal
        );
        var digests = Enumerable
            .Range(0, 100)
            .Select(at => Digest($"{at}"))
            .Order(StringComparer.Ordinal)
            .Reverse();
        Assert.Contains(
            "ordered",
            Assert
                .Throws<StorageException>(() =>
                    new BreachedPasswords(Written(digests.Select(one => $"{one}:1"), "\n"))
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.Throws<StorageException>(() => new BreachedPasswords(Path.Combine(_directory, "none")));
    }

    private string Written(IEnumerable<string> lines, string lineEnd)
    {
        var path = Path.Combine(_directory, Guid.NewGuid().ToString("N"));
        File.WriteAllText(path, string.Concat(lines.Select(line => line + lineEnd)));
        return path;
    }

#pragma warning disable CA5350 // The list's own digest.
    private static string Digest(string word) =>
        Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(word)));
#pragma warning restore CA5350
}
