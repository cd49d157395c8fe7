namespace Holdpoint.Cli.Terminal;

/// <summary>Files named on the command line.</summary>
internal static class Inputs
{
    /// <summary>What is wrong with a path that must be an existing file; null where nothing is.</summary>
    public static Trouble? MustBeFile(string path) =>
        File.Exists(path) ? null
        : Directory.Exists(path) ? new("not-a-file", $"{path} is a directory; a file is needed here.")
        : new("file-not-found", $"There is no file {path}.", Path.GetFullPath(path), "check the path");

    /// <summary>What is wrong with a path that must be an existing file or directory; null where nothing is.</summary>
    public static Trouble? MustExist(string path) =>
        File.Exists(path) || Directory.Exists(path)
            ? null
            : new(
                "file-not-found",
                $"There is no file or directory {path}.",
                Path.GetFullPath(path),
                "check the path"
            );
}
