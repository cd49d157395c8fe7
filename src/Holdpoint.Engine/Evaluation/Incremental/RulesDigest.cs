using System.Text;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>
/// Tells whether findings were made by the same rules: the program's code and tables. People's words are followed one by
/// one.
/// </summary>
internal static class RulesDigest
{
    /// <summary>The digest. Builds are deterministic, so that equal sources have one module id.</summary>
    public static string Of()
    {
        var text = new StringBuilder();
        text.Append(typeof(Matcher).Module.ModuleVersionId);
        text.Append(typeof(Csaf.Reading.CsafReader).Module.ModuleVersionId);
        return Digest.Of(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
