using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Encryption;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Json;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>Gives a finished deliverable the form that was asked for: a folder, or one file for each medium.</summary>
internal static class ExportForm
{
    private const string Making = ".holdpoint-making";
    private const string Imager = "xorriso";

    // The longest name of a volume that ISO 9660 holds (ECMA-119, 8.4.8).
    private const int VolumeName = 32;

    /// <summary>Where the folder is made: beside its place, or out of sight where it is only a step to a file.</summary>
    public static string MakingFolder(string under, DeliverableForm form) =>
        form == DeliverableForm.Folder ? under : Path.Combine(under, Making);

    /// <summary>Whether a folder is one that nothing is handed over in.</summary>
    public static bool IsOutOfSight(string making) => Path.GetFileName(making) == Making;

    /// <summary>The media, in their order. A file has its name only once it is whole and on the disk.</summary>
    /// <exception cref="StorageException">The program that makes images is not there, or failed.</exception>
    public static async Task<ImmutableArray<(string Path, string? Sha256)>> FinishAsync(
        ExportOutcome outcome,
        ExportOrder order,
        DateTimeOffset made,
        CancellationToken cancel
    )
    {
        if (order.Form == DeliverableForm.Folder)
            return [.. outcome.Media.Select(medium => (medium.Folder, (string?)null))];
        var media = ImmutableArray.CreateBuilder<(string, string?)>();
        for (var at = 0; at < outcome.Media.Length; at++)
        {
            var name = outcome.Content!.Name;
            if (outcome.Media.Length > 1)
                name += string.Create(CultureInfo.InvariantCulture, $"-{at + 1}of{outcome.Media.Length}");
            media.Add(await FileAsync(outcome.Media[at].Folder, name, order, made, cancel));
        }
        Directory.Delete(Path.Combine(order.Under, Making), recursive: true);
        DurableFile.FlushDirectory(order.Under);
        return media.DrainToImmutable();
    }

    /// <summary>Puts a finished medium into one file.</summary>
    /// <param name="folder">The medium's folder.</param>
    /// <param name="order">Form, recipients and where to.</param>
    /// <param name="cancel">Stops; nothing is left.</param>
    /// <exception cref="StorageException">The program that makes images is not there, or failed.</exception>
    public static async Task<(string Path, string? Sha256)> PackAsync(
        string folder,
        ExportOrder order,
        CancellationToken cancel
    )
    {
        var making = Path.Combine(order.Under, Making);
        Directory.CreateDirectory(making);
        try
        {
            var manifest = Path.Combine(folder, DeliverableLayout.Manifest);
            return await FileAsync(
                folder,
                Path.GetFileName(Path.GetFullPath(folder)),
                order,
                MadeAt(manifest),
                cancel
            );
        }
        finally
        {
            Directory.Delete(making, recursive: true);
        }
    }

    // The signed time, so that the same medium gives the same image; whether it is true, verifying says.
    private static DateTimeOffset MadeAt(string manifest) =>
        Envelope.Parse(File.ReadAllBytes(manifest), out _) is { } envelope
        && (JsonReader.ReadObject(envelope.Payload, new JsonLimits(), out _)?["predicate"] as JsonObject)
            ?["created"]
            ?.AsText
            is { } text
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at)
            ? at
            : DateTimeOffset.UnixEpoch;

    private static async Task<(string, string?)> FileAsync(
        string folder,
        string name,
        ExportOrder order,
        DateTimeOffset made,
        CancellationToken cancel
    )
    {
        var path = Path.Combine(order.Under, $"{name}.{order.Form.ToString().ToLowerInvariant()}");
        var growing = Path.Combine(order.Under, Making, Path.GetFileName(path));
        // Encrypted, the plain file lies beside it until it is done.
        var bytes = new DirectoryInfo(folder)
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Sum(file => file.Length);
        DiskSpace.Require(order.Under, order.Recipients.IsEmpty ? bytes : 2 * bytes);
        using (var tree = new FolderTree(folder))
        {
            if (order.Form == DeliverableForm.Iso)
                await ImageAsync(folder, growing, name, made, cancel);
            else
            {
                await using var file = File.Create(growing);
                if (order.Form == DeliverableForm.Tar)
                    await ContainerWriting.TarAsync(tree, file, cancel);
                else
                    await ContainerWriting.ZipAsync(tree, file, cancel);
                file.Flush(flushToDisk: true);
            }
        }
        if (!order.Recipients.IsEmpty)
        {
            (path, var plain) = (path + ".age", growing);
            growing += ".age";
            await using (var from = File.OpenRead(plain))
            await using (var to = File.Create(growing))
            {
                await AgeFile.EncryptAsync(from, to, order.Recipients, cancel);
                to.Flush(flushToDisk: true);
            }
            File.Delete(plain);
        }
        string sha256;
        await using (var whole = File.OpenRead(growing))
            sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(whole, cancel));
        File.Move(growing, path, overwrite: true);
        return (path, sha256);
    }

    // The same deliverable gives the same image: every time in it is when the deliverable was made.
    private static async Task ImageAsync(
        string folder,
        string image,
        string name,
        DateTimeOffset made,
        CancellationToken cancel
    )
    {
        var start = new ProcessStartInfo(Imager)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (
            var word in (string[])
                [
                    "-as",
                    "mkisofs",
                    "-quiet",
                    "-r",
                    "-J",
                    "-joliet-long",
                    "-iso-level",
                    "3",
                    "-V",
                    name[..Math.Min(name.Length, VolumeName)],
                    "-o",
                    image,
                    folder,
                ]
        )
            start.ArgumentList.Add(word);
        start.Environment["SOURCE_DATE_EPOCH"] = made.ToUnixTimeSeconds()
            .ToString(CultureInfo.InvariantCulture);
        try
        {
            using var process =
                Process.Start(start) ?? throw new StorageException($"{Imager} could not be started.");
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var error = await process.StandardError.ReadToEndAsync(cancel);
            await output;
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0)
                throw new StorageException($"{Imager} could not make the image: {error.Trim()}");
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new StorageException(
                $"{Imager} makes the image and is not installed here (Debian: apt install {Imager}). The forms folder, tar and zip need nothing.",
                fault
            );
        }
        await using var written = new FileStream(image, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }
}
