using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Tuf.Model;

/// <summary>What all roles' files have (TUF 1.0.34, clause 4.3).</summary>
/// <param name="File">The file.</param>
/// <param name="Version">The version, 1 or more.</param>
/// <param name="Expires">From this moment on the file is not trusted.</param>
public abstract record RoleMetadata(SignedFile File, long Version, DateTimeOffset Expires)
{
    /// <summary>The signed part, for members that the standard does not know.</summary>
    public JsonObject Signed => File.Signed;
}
