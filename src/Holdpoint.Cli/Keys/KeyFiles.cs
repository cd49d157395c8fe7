using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Keys;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Cli.Keys;

/// <summary>A private key in FILE and its public half in FILE.pub.</summary>
internal static class KeyFiles
{
    /// <summary>The name of the public half.</summary>
    public static string PublicOf(string file) =>
        file.EndsWith(".pub", StringComparison.Ordinal) ? file : file + ".pub";

    /// <summary>The public key; otherwise why not.</summary>
    public static (KeyObject? Key, Trouble? Trouble) ReadPublic(string file)
    {
        if (Inputs.MustBeFile(file) is { } missing)
            return (null, missing);
        return PublicKeyFile.Read(File.ReadAllBytes(file), out var reason) is { } key
            ? (key, null)
            : (null, new("not-a-key", $"{file} holds no public key. {reason}", file));
    }

    /// <summary>The signer with the key object that metadata knows it by; otherwise why not.</summary>
    public static (KeyObject? Key, ISigner? Signer, Trouble? Trouble) Open(
        Call call,
        string file,
        string? passphraseFile
    )
    {
        if (Pkcs11Place.IsOne(file))
            return OpenToken(call, file, passphraseFile);
        var (key, trouble) = ReadPublic(PublicOf(file));
        trouble ??= Inputs.MustBeFile(file);
        if (trouble is not null)
            return (null, null, trouble);
        if (Passphrase.Ask(call, passphraseFile, twice: false) is not { } passphrase)
            return (null, null, NoPassphrase());
        var signer = PrivateKeyFile.Open(File.ReadAllText(file), passphrase);
        Array.Clear(passphrase);
        return signer is null
                ? (null, null, new("not-opened", $"{file} does not open with this passphrase.", file))
            : !signer.PublicKey.Equals(key!.Key)
                ? (null, null, new("not-a-pair", $"{PublicOf(file)} is not the public half of {file}.", file))
            : (key, signer, null);
    }

    private static (KeyObject? Key, ISigner? Signer, Trouble? Trouble) OpenToken(
        Call call,
        string text,
        string? pinFile
    )
    {
        if (Pkcs11Place.Read(text) is not { } place)
            return (
                null,
                null,
                new("not-a-key", $"{text} is not pkcs11:module=FILE;token=LABEL;object=LABEL[;owner=NAME].")
            );
        if (Passphrase.Ask(call, pinFile, twice: false) is not { } pin)
            return (null, null, NoPassphrase());
        var (signer, reason) = Pkcs11Signer.Open(place, new(pin));
        return signer is null
            ? (null, null, new("not-opened", $"The token does not sign. {reason}", place.Module))
            : (KeyObject.Of(signer.PublicKey, place.Owner), signer, null);
    }

    /// <summary>What is said where no passphrase came.</summary>
    public static Trouble NoPassphrase() =>
        new(
            "no-passphrase",
            "A passphrase is needed, twice the same.",
            Advice: "--passphrase-file FILE, $HOLDPOINT_PASSPHRASE, or a terminal"
        );
}
