using System.Security.Cryptography;
using System.Text.Json;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.DataProtection;

namespace Holdpoint.Server.Uploads;

/// <summary>
/// Files that a program sends ahead of what they are for. What names one is sealed, and good for a day in the hands of the
/// person who sent it.
/// </summary>
internal sealed class HeldUploads(
    UploadDesk uploads,
    CurrentPerson person,
    IDataProtectionProvider protection
)
{
    private static readonly TimeSpan Valid = TimeSpan.FromDays(1);

    private readonly ITimeLimitedDataProtector _seal = protection
        .CreateProtector("holdpoint.files")
        .ToTimeLimitedDataProtector();

    /// <summary>Holds what was received; gives what names it.</summary>
    public string Hold(Upload upload)
    {
        uploads.Sweep();
        var name = upload.Files[0].Name;
        return _seal.Protect(JsonSerializer.Serialize(new Held(upload.Hold(), name, person.Who.Name)), Valid);
    }

    /// <summary>The name and the place of a held file; null where it is none of this person's, or gone.</summary>
    public (string Name, string Path)? Find(string text) =>
        Read(text) is { } held && uploads.HeldAt(held.Folder) is { } path ? (held.Name, path) : null;

    /// <summary>Removes what was used.</summary>
    public void Release(string text)
    {
        if (Read(text) is { } held)
            uploads.Release(held.Folder);
    }

    private Held? Read(string text)
    {
        try
        {
            return
                JsonSerializer.Deserialize<Held>(_seal.Unprotect(text)) is { } held
                && held.Person == person.Who.Name
                ? held
                : null;
        }
        catch (Exception fault) when (fault is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private sealed record Held(string Folder, string Name, string Person);
}
