using System.Formats.Asn1;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Holdpoint.Trust.Keys;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace Holdpoint.Engine.Keys;

/// <summary>
/// A key in a token (smart card, HSM) that speaks PKCS#11: it signs and never leaves. ECDSA P-256 and RSA. Lives here and
/// not in Trust, because the library that calls the vendor's module is not made for ahead-of-time compilation.
/// </summary>
public sealed class Pkcs11Signer : ISigner, IDisposable
{
    // The package asks for "libdl", which is there under this name only where compilers are installed.
    static Pkcs11Signer() =>
        NativeLibrary.SetDllImportResolver(
            typeof(Pkcs11InteropFactories).Assembly,
            (name, _, _) =>
                name == "libdl" && NativeLibrary.TryLoad("libdl.so.2", out var library)
                    ? library
                    : IntPtr.Zero
        );

    private readonly Pkcs11InteropFactories _factories;
    private readonly IPkcs11Library _library;
    private readonly ISession _session;
    private readonly IObjectHandle _key;

    private Pkcs11Signer(
        Pkcs11InteropFactories factories,
        IPkcs11Library library,
        ISession session,
        IObjectHandle key,
        PublicKey publicKey
    )
    {
        _factories = factories;
        _library = library;
        _session = session;
        _key = key;
        PublicKey = publicKey;
    }

    /// <inheritdoc/>
    public PublicKey PublicKey { get; }

    /// <summary>Opens the token with its PIN; a signer, or why there is none.</summary>
    public static (Pkcs11Signer? Signer, string? Reason) Open(Pkcs11Place place, string pin)
    {
        if (!File.Exists(place.Module))
            return (null, $"There is no module {place.Module}.");
        var factories = new Pkcs11InteropFactories();
        IPkcs11Library? library = null;
        ISession? session = null;
        var kept = false;
        try
        {
            library = factories.Pkcs11LibraryFactory.LoadPkcs11Library(
                factories,
                place.Module,
                AppType.MultiThreaded
            );
            var slot = library
                .GetSlotList(SlotsType.WithTokenPresent)
                .Find(one => one.GetTokenInfo().Label.TrimEnd() == place.Token);
            if (slot is null)
                return (null, $"No token with the label {place.Token} is there.");
            session = slot.OpenSession(SessionType.ReadOnly);
            session.Login(CKU.CKU_USER, pin);
            var (key, publicHalf) = (
                Find(session, CKO.CKO_PRIVATE_KEY, place.Object),
                Find(session, CKO.CKO_PUBLIC_KEY, place.Object)
            );
            if (key is null || publicHalf is null)
                return (
                    null,
                    $"The token does not hold exactly one pair of keys with the label {place.Object}."
                );
            if (ReadPublic(session, publicHalf) is not { } publicKey)
                return (null, "The key is neither on P-256 nor RSA of 2,048 bits or more.");
            kept = true;
            return (new(factories, library, session, key, publicKey), null);
        }
        catch (Exception fault) when (fault is Pkcs11Exception or UnmanagedException)
        {
            return (null, fault.Message);
        }
        finally
        {
            if (!kept)
            {
                session?.Dispose();
                library?.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var digest = SHA256.HashData(message);
        if (PublicKey.Scheme == SignatureScheme.EcdsaSha2NistP256)
        {
            using var ecdsa = _session.Factories.MechanismFactory.Create(CKM.CKM_ECDSA);
            return Der(_session.Sign(ecdsa, _key, digest));
        }
        var parameters = _factories.MechanismParamsFactory.CreateCkRsaPkcsPssParams(
            ConvertUtils.UInt64FromCKM(CKM.CKM_SHA256),
            ConvertUtils.UInt64FromCKG(CKG.CKG_MGF1_SHA256),
            SHA256.HashSizeInBytes
        );
        using var pss = _session.Factories.MechanismFactory.Create(CKM.CKM_RSA_PKCS_PSS, parameters);
        return _session.Sign(pss, _key, digest);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _library.Dispose();
    }

    private static IObjectHandle? Find(ISession session, CKO kind, string label)
    {
        var attributes = session.Factories.ObjectAttributeFactory;
        var found = session.FindAllObjects([
            attributes.Create(CKA.CKA_CLASS, kind),
            attributes.Create(CKA.CKA_LABEL, label),
        ]);
        return found.Count == 1 ? found[0] : null;
    }

    private static PublicKey? ReadPublic(ISession session, IObjectHandle key)
    {
        var type = session.GetAttributeValue(key, [CKA.CKA_KEY_TYPE])[0].GetValueAsUlong();
        if (type == ConvertUtils.UInt64FromCKK(CKK.CKK_RSA))
        {
            var parts = session.GetAttributeValue(key, [CKA.CKA_MODULUS, CKA.CKA_PUBLIC_EXPONENT]);
            using var rsa = RSA.Create(
                new RSAParameters
                {
                    Modulus = parts[0].GetValueAsByteArray(),
                    Exponent = parts[1].GetValueAsByteArray(),
                }
            );
            return PublicKey.FromSubjectPublicKeyInfo(
                SignatureScheme.RsaPssSha256,
                rsa.ExportSubjectPublicKeyInfo()
            );
        }
        if (type != ConvertUtils.UInt64FromCKK(CKK.CKK_EC))
            return null;
        // PKCS#11 wraps the point 04||x||y in an octet string.
        var wrapped = session.GetAttributeValue(key, [CKA.CKA_EC_POINT])[0].GetValueAsByteArray();
        var point = AsnDecoder.ReadOctetString(wrapped, AsnEncodingRules.DER, out _);
        if (point.Length != 65 || point[0] != 4)
            return null;
        using var ecdsa = ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = point[1..33], Y = point[33..] },
            }
        );
        return PublicKey.FromSubjectPublicKeyInfo(
            SignatureScheme.EcdsaSha2NistP256,
            ecdsa.ExportSubjectPublicKeyInfo()
        );
    }

    // Tokens give r and s side by side; metadata has them in DER.
    private static byte[] Der(byte[] sides)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(
                new BigInteger(sides.AsSpan(0, sides.Length / 2), isUnsigned: true, isBigEndian: true)
            );
            writer.WriteInteger(
                new BigInteger(sides.AsSpan(sides.Length / 2), isUnsigned: true, isBigEndian: true)
            );
        }
        return writer.Encode();
    }
}
