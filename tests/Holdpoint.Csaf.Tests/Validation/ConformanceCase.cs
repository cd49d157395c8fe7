using Holdpoint.Csaf.Validation;
using Holdpoint.Tests;

namespace Holdpoint.Csaf.Tests.Validation;

/// <summary>A case of the standard's own test data: what one test, and the document as a whole, must give.</summary>
public sealed record ConformanceCase(
    string Version,
    string TestId,
    string Group,
    string File,
    bool TestPasses,
    bool DocumentIsValid
)
{
    public bool IsMandatory => Group == "mandatory";

    public string Name => Path.GetFileNameWithoutExtension(File);

    public override string ToString() => $"{TestId} {Name}";

    /// <summary>Runs the case: what the test said otherwise than expected, and what the document.</summary>
    public (string? Test, string? Document) Differences()
    {
        var result = CsafValidator.Validate(
            System.IO.File.ReadAllBytes(SharedData.Path("conformance", "csaf", Version, "data", File)),
            new ValidationOptions { Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) }
        );
        var test = result.Tests.FirstOrDefault(t => t.Id == TestId);
        var byTest =
            test is null ? "not run"
            : test.Passed == TestPasses ? null
            : TestPasses ? $"should pass, but: {test.Messages[0]}"
            : "should fail";
        var failed = result
            .Tests.Where(t => !t.Passed && t.Group <= TestGroup.Mandatory)
            .Select(t => $"{t.Id} {t.Messages[0]}");
        var byDocument =
            result.IsValid == DocumentIsValid
                ? null
                : $"should be {(DocumentIsValid ? "valid, but" : "invalid")}: {string.Join("; ", failed)}";
        return (byTest, byDocument);
    }

    public static IReadOnlyList<ConformanceCase> All() =>
        [
            .. System
                .IO.File.ReadLines(SharedData.Path("conformance", "csaf", "index.csv"))
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(c => new ConformanceCase(c[0], c[1], c[2], c[3], c[4] == "PASS", c[5] == "valid")),
        ];
}
