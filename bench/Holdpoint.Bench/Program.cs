using BenchmarkDotNet.Running;
using Holdpoint.Bench;

// `generate ASSETS ADVISORIES_DIR OUT.csv` writes the inventory for the side-by-side runs; `candidates INVENTORY.csv
// ADVISORIES_DIR` measures the search for candidates; `one-advisory INVENTORY.csv ADVISORIES_DIR` holds each advisory
// against the indexed inventory; `deliverable COUNT BYTES_EACH DIR` makes a deliverable to verify;
// anything else goes to BenchmarkDotNet (for example `--filter *Version*`).
if (args is ["generate", var count, var advisories, var target])
{
    FleetGenerator.Write(int.Parse(count), advisories, target);
    return 0;
}
if (args is ["candidates", var inventory, var directory])
{
    CandidateMeasure.Run(inventory, directory);
    return 0;
}
if (args is ["one-advisory", var fleet, var folder])
{
    OneAdvisory.Run(fleet, folder);
    return 0;
}
if (args is ["deliverable", var files, var bytes, var place])
{
    await DeliverableMaker.RunAsync(int.Parse(files), long.Parse(bytes), place);
    return 0;
}
BenchmarkSwitcher.FromAssembly(typeof(FleetGenerator).Assembly).Run(args);
return 0;
