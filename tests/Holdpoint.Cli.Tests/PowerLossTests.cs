using System.Diagnostics;
using System.Globalization;
using System.Text;
using Holdpoint.Tests;
using Microsoft.Data.Sqlite;

namespace Holdpoint.Cli.Tests;

/// <summary>
/// The program is killed at any moment of an import or an evaluation, as by a power cut, and run again: then everything is
/// as if nothing had happened.
/// </summary>
public sealed class PowerLossTests : IDisposable
{
    private const int Seed = 20_261_123;
    private const int Assets = 1_000;
    private const int CopiesOfSamples = 4;
    private const int KillsPerStep = 2;

    // All that the steps leave but the moments at which they ran.
    private static readonly string[] State =
    [
        "SELECT s.name, a.tag, a.digest, k.position, c.digest, k.serial_number FROM assets a "
            + "JOIN sites s ON s.id = a.site_id JOIN components k ON k.asset_id = a.id "
            + "JOIN configurations c ON c.id = k.configuration_id ORDER BY 1, 2, 4",
        "SELECT a.key, r.sha256, d.size, a.evaluated_revision_id = r.id FROM advisories a "
            + "JOIN advisory_revisions r ON r.advisory_id = a.id JOIN documents d ON d.sha256 = r.sha256 ORDER BY 1, 2",
        "SELECT c.digest, a.key, f.verdict, f.body FROM findings f JOIN configurations c ON c.id = f.configuration_id "
            + "JOIN advisories a ON a.id = f.advisory_id ORDER BY 1, 2, 3, 4",
        "SELECT id, stage, product, outcome, asset_count FROM patch_cases ORDER BY 1",
        "SELECT p.case_id, c.digest FROM case_parts p JOIN configurations c ON c.id = p.configuration_id ORDER BY 1, 2",
        "SELECT id, advisory, product, asset_count FROM review_items ORDER BY 1",
    ];

    private readonly string _directory = Directory.CreateTempSubdirectory("holdpoint-power-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public void A_kill_at_any_moment_of_an_import_or_evaluation_leaves_nothing_half_done()
    {
        var inventory = WriteInventory();
        var advisories = WriteAdvisories();
        string[][] steps =
        [
            ["asset", "import", inventory],
            ["advisory", "import", advisories],
            ["evaluate"],
        ];
        var chance = new Random(Seed);
        var (calm, cut) = (Path.Combine(_directory, "calm"), Path.Combine(_directory, "cut"));
        var killed = 0;
        foreach (var step in steps)
        {
            var start = Stopwatch.GetTimestamp();
            Finish(step, calm);
            var whole = Stopwatch.GetElapsedTime(start);
            for (var kill = 0; kill < KillsPerStep; kill++)
            {
                if (Kill(step, cut, whole * (0.2 + 0.75 * chance.NextDouble())))
                    killed++;
                CheckWhole(cut);
            }
            Finish(step, cut);
            Assert.Equal(StateOf(calm), StateOf(cut));
        }
        Assert.NotEqual(0, killed);
    }

    private static bool Kill(string[] step, string data, TimeSpan after)
    {
        using var process = CommandProcess.Start(Path.GetTempPath(), [.. step, "--data", data]);
        var streams = Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(),
            process.StandardError.ReadToEndAsync()
        );
        var ended = process.WaitForExit(after);
        if (!ended)
            process.Kill();
        process.WaitForExit();
        streams.GetAwaiter().GetResult();
        return !ended;
    }

    private static void Finish(string[] step, string data)
    {
        var run = CommandProcess.Run([.. step, "--data", data]);
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
    }

    // A database that was cut off may be without tables yet; it is never broken.
    private static void CheckWhole(string data)
    {
        if (!File.Exists(Path.Combine(data, "holdpoint.db")))
            return;
        Assert.Equal("ok", Rows(data, "PRAGMA integrity_check").Trim());
        Assert.Equal("", Rows(data, "PRAGMA foreign_key_check"));
    }

    private static string StateOf(string data) =>
        string.Join(
            "\n\n",
            State
                .Where(query => Rows(data, "SELECT 1 FROM sqlite_master WHERE name = 'findings'").Length > 0)
                .Select(query => Rows(data, query))
        );

    private static string Rows(string data, string query)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(data, "holdpoint.db"),
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The queries are this class's own.
        command.CommandText = query;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var text = new StringBuilder();
        while (reader.Read())
        {
            for (var at = 0; at < reader.FieldCount; at++)
                text.Append(Convert.ToString(reader.GetValue(at), CultureInfo.InvariantCulture)).Append('|');
            text.Append('\n');
        }
        return text.ToString().TrimEnd('|', '\n') is var trimmed && reader.FieldCount == 1
            ? trimmed
            : text.ToString();
    }

    // The sample plant's components many times over, each with versions of its own.
    private string WriteInventory()
    {
        var lines = File.ReadAllLines(SampleData.Path("waterworks.csv"));
        var header = lines[0].Split(',');
        var asset = Array.IndexOf(header, "asset");
        var rows = lines.Skip(1).Where(line => line.Length > 0 && !line.Contains('"')).ToList();
        var path = Path.Combine(_directory, "fleet.csv");
        using var writer = new StreamWriter(path);
        writer.WriteLine(lines[0]);
        for (var at = 0; at < Assets; at++)
        {
            var fields = rows[at % rows.Count].Split(',');
            fields[asset] = $"{fields[asset]}-{at / rows.Count}";
            writer.WriteLine(string.Join(',', fields));
        }
        return path;
    }

    private string WriteAdvisories()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_directory, "advisories")).FullName;
        foreach (var one in SampleData.Advisories())
        {
            var text = File.ReadAllText(SampleData.Path(["advisories", .. one.Split('/')]));
            for (var copy = 0; copy < CopiesOfSamples; copy++)
            {
                File.WriteAllText(
                    Path.Combine(folder, $"{copy}-{Path.GetFileName(one)}"),
                    text.Replace("\"HPS-", $"\"HPS{copy}-", StringComparison.Ordinal)
                );
            }
        }
        return folder;
    }
}
