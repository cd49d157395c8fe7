using BenchmarkDotNet.Running;
using Holdpoint.Bench;

// Two uses: `generate ASSETS ADVISORIES_DIR OUT.csv` writes the inventory for the side-by-side runs;
// anything else goes to BenchmarkDotNet (for example `--filter *Version*`).
if (args is ["generate", var count, var advisories, var target])
{
    FleetGenerator.Write(int.Parse(count), advisories, target);
    return 0;
}
BenchmarkSwitcher.FromAssembly(typeof(FleetGenerator).Assembly).Run(args);
return 0;
