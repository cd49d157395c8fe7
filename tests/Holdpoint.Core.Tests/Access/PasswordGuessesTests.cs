using Holdpoint.Core.Access;

namespace Holdpoint.Core.Tests.Access;

public sealed class PasswordGuessesTests
{
    [Theory]
    [InlineData("Password1234", "password")]
    [InlineData("P@ssw0rd", "password")]
    [InlineData("!!Summer2026", "summer")]
    [InlineData("janejanejane", "jane")]
    [InlineData("QWERTYuiop", "qwertyuiop")]
    public void A_password_is_looked_for_under_the_word_that_it_is_made_from(string password, string word) =>
        Assert.Contains(word, PasswordGuesses.WordsOf(password));

    [Fact]
    public void A_word_that_is_less_than_half_of_a_password_does_not_stand_for_it() =>
        Assert.DoesNotContain("love", PasswordGuesses.WordsOf("9842#love#1734"));

    [Theory]
    [InlineData("aaaaaaaaaaaa", true)]
    [InlineData("janejanejane", true)]
    [InlineData("abcabcabcabd", false)]
    [InlineData("three herons stand still", false)]
    public void A_short_piece_again_and_again_is_noticed(string password, bool repeated) =>
        Assert.Equal(repeated, PasswordGuesses.IsRepeated(password, 12));

    [Theory]
    [InlineData("abcdefghijkl", true)]
    [InlineData("987654321000", true)]
    [InlineData("123456abcdef", true)]
    [InlineData("abc123def456", false)]
    [InlineData("three herons stand still", false)]
    [InlineData("", true)]
    public void One_or_two_runs_are_noticed(string password, bool run) =>
        Assert.Equal(run, PasswordGuesses.IsRun(password));
}
