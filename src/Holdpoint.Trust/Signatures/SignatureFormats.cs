using Holdpoint.Trust.Signatures.Authenticode;
using Holdpoint.Trust.Signatures.OpenPgp;
using Holdpoint.Trust.Signatures.Packages;

namespace Holdpoint.Trust.Signatures;

/// <summary>Every format that can carry its own signature; a new one is a row. The first that recognises a file judges it.</summary>
internal static class SignatureFormats
{
    public static readonly IReadOnlyList<SignatureFormat> Embedded =
    [
        new(PeContainer.Recognises, (file, trust) => AuthenticodeCheck.Check(file, trust, PeContainer.Read)),
        new(
            CabContainer.Recognises,
            (file, trust) => AuthenticodeCheck.Check(file, trust, CabContainer.Read)
        ),
        new(
            CompoundFile.Recognises,
            (file, trust) => AuthenticodeCheck.Check(file, trust, MsiContainer.Read)
        ),
        new(Catalogue.Recognises, Catalogue.Check),
        new(RpmPackage.Recognises, RpmPackage.Check),
        new(DebPackage.Recognises, DebPackage.Check),
        new(NuGetPackage.Recognises, NuGetPackage.Check),
        new(ClearSigned.Recognises, ClearSigned.Check),
        new(
            file => ScriptSyntax.Of(file.Name) is not null,
            (file, trust) => AuthenticodeCheck.Check(file, trust, ScriptContainer.Read)
        ),
    ];
}
