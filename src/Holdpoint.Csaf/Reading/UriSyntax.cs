using System.Buffers;

namespace Holdpoint.Csaf.Reading;

/// <summary>The syntax of a URI with a scheme after RFC 3986, which JSON Schema calls uri.</summary>
internal static class UriSyntax
{
    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
    );

    private static readonly SearchValues<char> Characters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/?%"
    );

    internal static bool Holds(string text)
    {
        var colon = text.IndexOf(':');
        if (
            colon < 1
            || !char.IsAsciiLetter(text[0])
            || text.AsSpan(0, colon).ContainsAnyExcept(SchemeCharacters)
        )
            return false;
        var rest = text.AsSpan(colon + 1);
        var hash = rest.IndexOf('#');
        if (hash >= 0)
        {
            if (!Plain(rest[(hash + 1)..]))
                return false;
            rest = rest[..hash];
        }
        if (rest.StartsWith("//"))
        {
            rest = rest[2..];
            var end = rest.IndexOfAny('/', '?');
            var authority = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[end..];
            if (!Authority(authority))
                return false;
        }
        return Plain(rest);
    }

    private static bool Authority(ReadOnlySpan<char> authority)
    {
        var user = authority.LastIndexOf('@');
        var host = authority[(user + 1)..];
        if (user >= 0 && (!Plain(authority[..user]) || authority[..user].Contains('@')))
            return false;
        var port = host.LastIndexOf(':');
        if (host.StartsWith("["))
        {
            var close = host.IndexOf(']');
            if (close < 0 || !IpLiteral(host[1..close]))
                return false;
            var after = host[(close + 1)..];
            return after.IsEmpty || (after[0] == ':' && !after[1..].ContainsAnyExceptInRange('0', '9'));
        }
        if (port >= 0)
        {
            if (host[(port + 1)..].ContainsAnyExceptInRange('0', '9'))
                return false;
            host = host[..port];
        }
        return Plain(host) && !host.Contains(':');
    }

    private static bool IpLiteral(ReadOnlySpan<char> inside) =>
        inside.Length > 0
        && (
            inside[0] is 'v' or 'V'
                ? inside.Contains('.') && Plain(inside)
                : System.Net.IPAddress.TryParse(inside, out var address)
                    && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
        );

    private static bool Plain(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(Characters))
            return false;
        for (var at = text.IndexOf('%'); at >= 0; )
        {
            if (
                at + 2 >= text.Length
                || !char.IsAsciiHexDigit(text[at + 1])
                || !char.IsAsciiHexDigit(text[at + 2])
            )
                return false;
            var next = text[(at + 3)..].IndexOf('%');
            at = next < 0 ? -1 : at + 3 + next;
        }
        return true;
    }
}
