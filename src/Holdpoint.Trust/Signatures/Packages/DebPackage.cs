using Holdpoint.Trust.Signatures.OpenPgp;

namespace Holdpoint.Trust.Signatures.Packages;

/// <summary>
/// A Debian package. debsigs signs debian-binary, control and data one after the other and adds the signature as a member.
/// Most packages carry none: an archive signs its list of packages instead (<see cref="AptArchive"/>).
/// </summary>
internal static class DebPackage
{
    public const string Format = "deb";
    private const string SignaturePrefix = "_gpg";

    /// <summary>Whether it is a Debian package.</summary>
    public static bool Recognises(SignedFile file) =>
        ArArchive.Recognises(file) && file.Head.AsSpan(8).StartsWith("debian-binary"u8);

    public static SignatureReport Check(SignedFile file, SignatureTrust trust)
    {
        var rules = new RuleList();
        var members = ArArchive.Read(file);
        var problem = members is null ? "The archive is damaged." : Order(members);
        if (members is null || problem is not null)
        {
            rules.Fail("layout", problem!);
            return Deciding.Report(Format, [], rules, []);
        }
        var signed = members.Take(3).Select(member => member.Range).ToArray();
        var entries = new List<SignatureEntry>();
        foreach (var member in members.Skip(3))
        {
            if (
                file.Read(
                    member.Range.Offset,
                    (int)Math.Min(member.Range.Length, SignatureLimits.SignatureBytes)
                )
                is not { } bytes
            )
                continue;
            // dpkg-sig lists MD5 and SHA-1 of the members in a clear-signed text.
            if (ClearSigned.Recognises(bytes))
            {
                rules.Skip(
                    "dpkg-sig",
                    "A signature of dpkg-sig rests on MD5 and SHA-1; it proves nothing.",
                    member.Name
                );
                continue;
            }
            var asked = new PgpCase("openpgp", member.Name, Format, false, take => file.Feed(signed, take));
            entries.AddRange(PgpCheck.Check(bytes, asked, trust));
        }
        return Deciding.Report(Format, [], rules, entries);
    }

    // dpkg skips members whose name begins with "_"; nothing but signatures may hide there.
    private static string? Order(IReadOnlyList<ArMember> members) =>
        members.Count < 3 || members[0].Name != "debian-binary" ? "The package has not its three members."
        : !IsPart(members[1].Name, "control.tar") ? "The second member is not the control archive."
        : !IsPart(members[2].Name, "data.tar") ? "The third member is not the data archive."
        : members
            .Skip(3)
            .FirstOrDefault(member => !member.Name.StartsWith(SignaturePrefix, StringComparison.Ordinal))
            is { } other
            ? $"The member \"{other.Name}\" is signed by nobody."
        : null;

    private static bool IsPart(string name, string part) =>
        name == part
        || (name.StartsWith(part + ".", StringComparison.Ordinal) && name.Length <= part.Length + 5);
}
