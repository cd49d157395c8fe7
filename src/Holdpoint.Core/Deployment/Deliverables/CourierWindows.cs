namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>
/// For how long what is signed for a site is accepted there. A courier takes days, so these are days and not hours; they
/// are the site's to choose, within limits.
/// </summary>
/// <param name="Export">For timestamp and snapshot: how long a medium may travel, in days from 7 to 120.</param>
/// <param name="Orders">For the director's targets: how long an order stands, in days.</param>
/// <param name="Catalogue">For the approvals, in days.</param>
/// <param name="Next">After how many days the site should have heard again.</param>
public sealed record CourierWindows(int Export, int Orders, int Catalogue, int Next)
{
    /// <summary>The windows where a site chose none.</summary>
    public static CourierWindows Usual { get; } = new(Export: 30, Orders: 21, Catalogue: 180, Next: 30);

    /// <summary>What is wrong with them, as a clause; null where nothing is.</summary>
    public string? Fault() =>
        Export is < 7 or > 120 ? "an export is accepted for 7 to 120 days"
        : Orders < 1 || Catalogue < Orders ? "orders stand for a day or more, and approvals at least as long"
        : Next < 1 || Next > Export ? "the next export is due before this one expires"
        : null;
}
