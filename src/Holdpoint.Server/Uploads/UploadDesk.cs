using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Holdpoint.Server.Uploads;

/// <summary>
/// Receives forms with files: each file goes to the disk as it comes, never into memory. The form's token comes first and is
/// held against the cookie before anything else is read.
/// </summary>
internal sealed class UploadDesk(ServerSettings settings, IAntiforgery antiforgery, TimeProvider clock)
{
    private const string Folder = "uploads";
    private const string Body = "body";
    private const string Token = "__RequestVerificationToken";

    /// <summary>The name of the header that stands for the form's own token.</summary>
    private const string TokenHeader = "RequestVerificationToken";

    private string Root => Path.Combine(settings.Inputs.Storage.DataDirectory, Folder);

    private static readonly TimeSpan Left = TimeSpan.FromDays(1);

    /// <summary>Removes what a process left that was ended while it received; what is younger may be another one's work.</summary>
    public void Sweep()
    {
        if (!Directory.Exists(Root))
            return;
        foreach (var folder in Directory.EnumerateDirectories(Root))
        {
            if (Directory.GetLastWriteTimeUtc(folder) < (clock.GetUtcNow() - Left).UtcDateTime)
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Receives a form.</summary>
    /// <returns>The form, or why not as a key of the pages' texts.</returns>
    public async Task<(Upload? Upload, string? Why)> ReceiveAsync(
        HttpContext context,
        UploadLimits limits,
        CancellationToken cancel
    )
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limits.RequestBytes;
        if (
            !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || type.MediaType != "multipart/form-data"
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary
            || boundary.Length > UploadLimits.BoundaryLength
        )
            return (null, "upload.no-form");
        var upload = new Upload(Path.Combine(Root, Guid.NewGuid().ToString("N")));
        try
        {
            var why = await ReadAsync(context, boundary, limits, upload, cancel);
            if (why is null)
                return (upload, null);
            upload.Dispose();
            return (null, why);
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException)
        {
            upload.Dispose();
            return (null, "upload.no-form");
        }
        catch (AntiforgeryValidationException)
        {
            upload.Dispose();
            return (null, "upload.stale");
        }
        catch
        {
            upload.Dispose();
            throw;
        }
    }

    /// <summary>Receives a body that is one file; null where it is larger than allowed.</summary>
    public async Task<Upload?> ReceiveFileAsync(
        HttpContext context,
        string name,
        long bytes,
        CancellationToken cancel
    )
    {
        // What is larger is refused here, in words.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        if (context.Request.ContentLength > bytes)
            return null;
        var upload = new Upload(Path.Combine(Root, Guid.NewGuid().ToString("N")));
        try
        {
            var path = upload.NextPath(Body);
            if (await CopyAsync(context.Request.Body, path, bytes, cancel) is { } length)
            {
                upload.Add(new UploadedFile(name, path, length));
                return upload;
            }
            upload.Dispose();
            return null;
        }
        catch
        {
            upload.Dispose();
            throw;
        }
    }

    /// <summary>Where a file lies that was received as a body and is held; null where it is gone.</summary>
    public string? HeldAt(string folder)
    {
        var path = Path.Combine(Root, folder, "0", Body);
        return File.Exists(path) ? path : null;
    }

    /// <summary>Removes a held file.</summary>
    public void Release(string folder)
    {
        var path = Path.Combine(Root, folder);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }

    private async Task<string?> ReadAsync(
        HttpContext context,
        string boundary,
        UploadLimits limits,
        Upload upload,
        CancellationToken cancel
    )
    {
        var reader = new MultipartReader(boundary, context.Request.Body)
        {
            HeadersCountLimit = 10,
            HeadersLengthLimit = UploadLimits.HeadBytes,
        };
        var parts = 0;
        while (await reader.ReadNextSectionAsync(cancel) is { } part)
        {
            var disposition = part.GetContentDispositionHeader();
            var name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).Value ?? "";
            if (parts++ == 0)
            {
                // Handed to the framework where it looks before it would read the whole form itself.
                context.Request.Headers[TokenHeader] =
                    name == Token ? await TextAsync(part.Body, cancel) ?? "" : "";
                await antiforgery.ValidateRequestAsync(context);
                continue;
            }
            if (disposition?.IsFileDisposition() == true)
            {
                if (await FileAsync(part, disposition, limits, upload, cancel) is { } why)
                    return why;
            }
            else if (parts > UploadLimits.Fields || await TextAsync(part.Body, cancel) is not { } text)
            {
                return "upload.field";
            }
            else
            {
                upload.Add(name, text);
            }
        }
        return parts == 0 ? "upload.no-form" : null;
    }

    private static async Task<string?> FileAsync(
        MultipartSection part,
        ContentDispositionHeaderValue disposition,
        UploadLimits limits,
        Upload upload,
        CancellationToken cancel
    )
    {
        var sent = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        var name = Path.GetFileName((HeaderUtilities.RemoveQuotes(sent).Value ?? "").Replace('\\', '/'))
            .Trim();
        // A choice that was left empty comes as a file without a name.
        if (name.Length == 0)
            return null;
        if (name is "." or ".." || name.Length > 200 || name.Any(char.IsControl))
            return "upload.name";
        if (upload.Files.Count >= limits.Files)
            return "upload.files";
        var path = upload.NextPath(name);
        if (await CopyAsync(part.Body, path, limits.FileBytes, cancel) is not { } length)
            return "upload.large";
        upload.Add(new UploadedFile(name, path, length));
        return null;
    }

    // The length; null where there is more than allowed.
    private static async Task<long?> CopyAsync(Stream from, string path, long most, CancellationToken cancel)
    {
        await using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var chunk = new byte[128 * 1024];
        int read;
        while ((read = await from.ReadAsync(chunk, cancel)) > 0)
        {
            if (to.Length + read > most)
                return null;
            await to.WriteAsync(chunk.AsMemory(0, read), cancel);
        }
        return to.Length;
    }

    private static async Task<string?> TextAsync(Stream body, CancellationToken cancel)
    {
        var bytes = new byte[UploadLimits.FieldBytes + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return length > UploadLimits.FieldBytes ? null : Encoding.UTF8.GetString(bytes, 0, length);
    }
}
