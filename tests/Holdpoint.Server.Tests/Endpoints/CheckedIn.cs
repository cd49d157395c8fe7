namespace Holdpoint.Server.Tests.Endpoints;

/// <summary>A file of the repository that is made from the program, and must be what the program says.</summary>
internal static class CheckedIn
{
    /// <summary>Fails where the file says otherwise; with HOLDPOINT_ACCEPT=1 it is written anew, to be looked at in the diff.</summary>
    public static async Task IsAsync(string path, string text)
    {
        var file = Path.Combine(Repository.Root, path);
        var kept = File.Exists(file) ? (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n") : "";
        if (kept == text)
            return;
        if (Environment.GetEnvironmentVariable("HOLDPOINT_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text);
            return;
        }
        var was = kept.Split('\n');
        var now = text.Split('\n');
        Assert.Fail(
            $"{path} is not what the program says. Run this test with HOLDPOINT_ACCEPT=1, look at the difference, and commit it.\n"
                + string.Join('\n', was.Except(now).Take(20).Select(line => "- " + line))
                + "\n"
                + string.Join('\n', now.Except(was).Take(20).Select(line => "+ " + line))
        );
    }
}
