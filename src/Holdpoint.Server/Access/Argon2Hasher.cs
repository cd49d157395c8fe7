using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;

namespace Holdpoint.Server.Access;

/// <summary>
/// Passwords as Argon2id hashes (RFC 9106) with their parameters beside them, so that stronger ones can follow: a hash of
/// weaker parameters is made anew when its password is next seen.
/// </summary>
internal sealed class Argon2Hasher : IPasswordHasher<Account>
{
    // OWASP's second choice: 19 MiB, 2 passes, 1 lane; about 40 ms on one core.
    private const int MemoryKiB = 19 * 1024;
    private const int Passes = 2;
    private const int Lanes = 1;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    public string HashPassword(Account user, string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Hash(password, salt, MemoryKiB, Passes, Lanes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"$argon2id$v=19$m={MemoryKiB},t={Passes},p={Lanes}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}"
        );
    }

    public PasswordVerificationResult VerifyHashedPassword(
        Account user,
        string hashedPassword,
        string providedPassword
    )
    {
        var parts = hashedPassword.Split('$');
        if (parts is not ["", "argon2id", "v=19", var costs, var salt, var hash])
            return PasswordVerificationResult.Failed;
        var numbers = costs
            .Split(',')
            .Select(cost => int.Parse(cost[2..], CultureInfo.InvariantCulture))
            .ToArray();
        var made = Hash(providedPassword, Convert.FromBase64String(salt), numbers[0], numbers[1], numbers[2]);
        if (!CryptographicOperations.FixedTimeEquals(made, Convert.FromBase64String(hash)))
            return PasswordVerificationResult.Failed;
        return numbers is [MemoryKiB, Passes, Lanes]
            ? PasswordVerificationResult.Success
            : PasswordVerificationResult.SuccessRehashNeeded;
    }

    private static byte[] Hash(string password, byte[] salt, int memory, int passes, int lanes)
    {
        var generator = new Argon2BytesGenerator();
        generator.Init(
            new Argon2Parameters.Builder(Argon2Parameters.Argon2id)
                .WithVersion(Argon2Parameters.Version13)
                .WithMemoryAsKB(memory)
                .WithIterations(passes)
                .WithParallelism(lanes)
                .WithSalt(salt)
                .Build()
        );
        var hash = new byte[HashBytes];
        generator.GenerateBytes(Encoding.UTF8.GetBytes(password.Normalize()), hash);
        return hash;
    }
}
