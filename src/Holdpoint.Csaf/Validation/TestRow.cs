namespace Holdpoint.Csaf.Validation;

/// <summary>The CSAF versions that a test belongs to.</summary>
[Flags]
internal enum TestVersions
{
    V20 = 1,
    V21 = 2,
    Both = V20 | V21,
}

/// <summary>A row of the table of tests.</summary>
/// <param name="Id">The clause.</param>
/// <param name="Versions">Where the clause exists with this meaning.</param>
/// <param name="Title">The clause's title.</param>
/// <param name="Run">Looks at a document and reports what it finds.</param>
internal sealed record TestRow(string Id, TestVersions Versions, string Title, Action<Subject, Report> Run)
{
    public TestGroup Group { get; } =
        Id[2] switch
        {
            '1' => TestGroup.Mandatory,
            '2' => TestGroup.Recommended,
            _ => TestGroup.Informative,
        };
}
