using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Holdpoint.Server.Endpoints.Inventory;

/// <summary>An uploaded inventory on its way to the mapping of its columns.</summary>
/// <param name="File">The kept file.</param>
/// <param name="Origin">The name it came with.</param>
/// <param name="Site">The one site that it is for; null takes each row as it says.</param>
internal sealed record UploadedInventory(string File, string Origin, string? Site);

/// <summary>Carries an uploaded inventory in an address; sealed, so that nobody names another's file or site.</summary>
internal sealed class ImportSeal(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Valid = TimeSpan.FromDays(7);

    private readonly ITimeLimitedDataProtector _seal = protection
        .CreateProtector("holdpoint.import")
        .ToTimeLimitedDataProtector();

    /// <summary>What carries it, for a program.</summary>
    public string Write(UploadedInventory upload) => _seal.Protect(JsonSerializer.Serialize(upload), Valid);

    /// <summary>The address on which the file's columns are mapped.</summary>
    public string Address(UploadedInventory upload) => "/assets/import/columns?draft=" + Write(upload);

    /// <summary>What an address carries; null where it is none of ours, or too old.</summary>
    public UploadedInventory? Read(string? draft)
    {
        if (string.IsNullOrEmpty(draft))
            return null;
        try
        {
            return JsonSerializer.Deserialize<UploadedInventory>(_seal.Unprotect(draft));
        }
        catch (Exception fault) when (fault is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
