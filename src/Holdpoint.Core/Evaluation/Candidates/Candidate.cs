using System.Security.Cryptography;
using System.Text;

namespace Holdpoint.Core.Evaluation.Candidates;

/// <summary>
/// A name of the inventory and a name of advisories that may mean one product: a question to a person, never an answer.
/// One pair stands for every version and every advisory that lists the name.
/// </summary>
/// <param name="Asset">The inventory's name.</param>
/// <param name="Statement">The advisories' name.</param>
/// <param name="Score">0 to 1: how much of what the names say agrees, rare words and models counting more.</param>
/// <param name="For">What speaks for it, the weightiest first.</param>
/// <param name="Against">What speaks against it, the weightiest first.</param>
public sealed record Candidate(
    ListedName Asset,
    ListedName Statement,
    double Score,
    IReadOnlyList<string> For,
    IReadOnlyList<string> Against
)
{
    private const int IdLength = 8;

    /// <summary>The pair's short id: the same pair has the same one at every time and place.</summary>
    public string Id => IdOf(Asset.Key, Statement.Key);

    /// <summary>The short id of a pair of keys.</summary>
    public static string IdOf(string asset, string statement) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{asset}\n{statement}")))[
            ..IdLength
        ];
}
