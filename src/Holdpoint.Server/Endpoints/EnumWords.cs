using System.Text.Json;

namespace Holdpoint.Server.Endpoints;

/// <summary>Values of a list of words as the API writes them: <c>out-of-cycle</c>.</summary>
internal static class EnumWords
{
    /// <summary>All words.</summary>
    public static IEnumerable<string> Of<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName);

    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value of a word; null where it is none.</summary>
    public static T? Read<T>(string word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Of(value) == word)
                return value;
        return null;
    }

    /// <summary>The trouble of a word that is none.</summary>
    public static Trouble Unknown<T>(string where, string word)
        where T : struct, Enum =>
        Trouble.Invalid(where, $"It knows no \"{word}\".", $"It knows {string.Join(", ", Of<T>())}.");
}
