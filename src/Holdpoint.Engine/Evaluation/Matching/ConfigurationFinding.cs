using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Inventory;

namespace Holdpoint.Engine.Evaluation.Matching;

/// <summary>A finding and the configuration it is about.</summary>
internal sealed record ConfigurationFinding(Finding Finding, Configuration Configuration);
