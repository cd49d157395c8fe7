using Holdpoint.Server.Pages.Access;

namespace Holdpoint.Server.Exports;

/// <summary>The tables of a person's own account.</summary>
internal static class AccessExports
{
    /// <summary>All.</summary>
    public static IReadOnlyList<ExportTable> All { get; } = [new("tokens", TokensAsync)];

    private static async Task<ExportContent?> TokensAsync(ExportAsk ask)
    {
        var texts = ask.Texts<Texts>();
        var user = await ask.Programme.Access.UserNamedAsync(ask.Person.Who.Name, ask.Cancel);
        var rows = new List<object?[]>();
        foreach (
            var token in user is null ? [] : await ask.Programme.Access.Tokens.ListAsync(user.Id, ask.Cancel)
        )
            rows.Add([
                token.Name,
                token.Id,
                string.Join("; ", token.Scope.Permissions.Select(one => texts[$"permission.{one}"].Value)),
                token.Scope.Sites is { } sites ? string.Join("; ", sites) : texts["role.everywhere"].Value,
                await ask.TimeAsync(token.UsedAt) ?? texts["tokens.never"].Value,
                texts[
                    token.RevokedAt is not null ? "tokens.revoked"
                    : token.ExpiresAt <= ask.Times.Now ? "tokens.expired"
                    : "tokens.until"
                ].Value,
                await ask.TimeAsync(token.RevokedAt ?? token.ExpiresAt),
            ]);
        return new(
            [
                texts["tokens.name"],
                texts["tokens.id"],
                texts["tokens.may"],
                texts["tokens.sites"],
                texts["tokens.used"],
                texts["tokens.ends"],
                texts["tokens.at"],
            ],
            rows
        );
    }
}
