using System.Security.Cryptography;
using System.Text;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Client;
using Holdpoint.Trust.Tuf.Model;
using Holdpoint.Trust.Tuf.Repository;

// A repository is made, written, pinned and refreshed, and a target found: with every scheme, in native code.
var now = DateTimeOffset.UtcNow;
var directory = Directory.CreateTempSubdirectory("holdpoint-ahead-").FullName;
foreach (var scheme in Enum.GetValues<SignatureScheme>())
{
    const string Passphrase = "correct horse battery";
    var (pem, publicKey) = PrivateKeyFile.Create(scheme, Passphrase);
    var signer = PrivateKeyFile.Open(pem, Passphrase)!;
    var role = RoleSigners.Of(1, KeyObject.Of(publicKey, "someone"));
    var root = RootPlan.First(now.AddDays(1), role, role, role, role).Draft().Value!;
    var content = Encoding.UTF8.GetBytes("content");
    var target = new TargetEntry(
        "a/b.bin",
        content.Length,
        FileHashes.Sha256(Convert.ToHexStringLower(SHA256.HashData(content)))
    );
    var targets = new TargetsPlan(Role.Targets, 1, now.AddDays(1), [target]).Draft().Value!;
    var repository = TufRepository.Start(root.SignedBy(role, signer).ToFile()).Value!;
    repository = repository.With(Role.Targets, targets.SignedBy(role, signer).ToFile()).Value!;
    repository = repository.Stamp(new(now.AddDays(1), now.AddDays(1)), signer).Value!;
    var metadata = Path.Combine(directory, scheme.Name());
    repository.WriteTo(metadata);
    var client = new TufClient(new MemoryStore(), new DirectoryFetcher(metadata));
    if (client.Pin(repository.Root.File.Bytes) is { } refusal)
        throw new InvalidOperationException(refusal.ToString());
    var (session, refused) = await client.RefreshAsync(now);
    var found = session is null ? default : await session.FindAsync("a/b.bin");
    if (found.Value is null)
        throw new InvalidOperationException((refused ?? found.Refusal)!.ToString());
    Console.WriteLine($"{scheme.Name()}: found in {found.Value.Role}");
}
Directory.Delete(directory, recursive: true);
