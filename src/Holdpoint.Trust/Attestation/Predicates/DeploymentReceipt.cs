using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Attestation.Predicates;

/// <summary>One step of a deployment.</summary>
/// <param name="Name">Its name in the order.</param>
/// <param name="State">Its state, for example "done".</param>
/// <param name="Started">When it began (UTC).</param>
/// <param name="Ended">When it ended (UTC); null where it did not.</param>
/// <param name="Exit">Its exit code; null where it has none.</param>
public sealed record ReceiptStep(
    string Name,
    string State,
    DateTimeOffset Started,
    DateTimeOffset? Ended,
    long? Exit
);

/// <summary>
/// What was done on one asset (deployment-receipt/v1). Counter and the digest of the receipt before make a chain for each
/// asset, so that a receipt that was kept back shows. The subjects are the target's and the order's digest.
/// </summary>
public sealed record DeploymentReceipt
{
    private DeploymentReceipt(JsonObject json) => Json = json;

    /// <summary>The outcomes.</summary>
    public static IReadOnlyList<string> Outcomes { get; } =
    ["INSTALLED", "REVERTED", "FAILED", "SKIPPED", "ABORTED_BY_PERMISSIVE"];

    /// <summary>The predicate as it is written, with members that are not known here.</summary>
    public JsonObject Json { get; }

    /// <summary>Its own identifier (ULID).</summary>
    public required string ReceiptId { get; init; }

    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>The asset.</summary>
    public required string AssetId { get; init; }

    /// <summary>The order.</summary>
    public required string OrderId { get; init; }

    /// <summary>SHA-256 of the order.</summary>
    public required string OrderSha256 { get; init; }

    /// <summary>"agent" or "technician".</summary>
    public required string ActorKind { get; init; }

    /// <summary>Who acted.</summary>
    public required string ActorId { get; init; }

    /// <summary>One of <see cref="Outcomes"/>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The steps in their order.</summary>
    public required IReadOnlyList<ReceiptStep> Steps { get; init; }

    /// <summary>The receipt's number on this asset, from 1.</summary>
    public required long Counter { get; init; }

    /// <summary>SHA-256 of the payload of the asset's receipt before; null for the first.</summary>
    public required string? PreviousSha256 { get; init; }

    /// <summary>The order's nonce.</summary>
    public required string Nonce { get; init; }

    /// <summary>Reads the predicate; null, with the reason, where it is none.</summary>
    public static DeploymentReceipt? Read(Statement statement, out string why) =>
        Kind.Is(statement, PredicateTypes.DeploymentReceipt, out why)
            ? Read(statement.Predicate, out why)
            : null;

    /// <summary>Reads the predicate's object; a writer makes the object and holds it against this before it signs.</summary>
    public static DeploymentReceipt? Read(JsonObject json, out string why)
    {
        var reader = new PredicateReader(json);
        var (asset, order, actor) = (reader.Object("asset"), reader.Object("order"), reader.Object("actor"));
        var clock = reader.Object("clock");
        clock.Time("os");
        clock.Time("floor");
        var digest = order.Object("digest");
        var steps = new List<ReceiptStep>();
        foreach (var one in reader.Objects("steps"))
        {
            var step = new PredicateReader(one, "predicate.steps");
            steps.Add(
                new(
                    step.Text("name"),
                    step.Text("state"),
                    step.Time("started"),
                    one["ended"] is null or JsonNull ? null : step.Time("ended"),
                    one["exit"]?.AsInteger
                )
            );
            reader.Take(step);
        }
        var receipt = new DeploymentReceipt(json)
        {
            ReceiptId = reader.Text("receiptId"),
            Site = reader.Text("site"),
            AssetId = asset.Text("id"),
            OrderId = order.Text("id"),
            OrderSha256 = digest.Text("sha256"),
            ActorKind = actor.OneOf("kind", "agent", "technician"),
            ActorId = actor.Text("id"),
            Outcome = reader.OneOf("outcome", [.. Outcomes]),
            Steps = steps,
            Counter = reader.Integer("counter"),
            PreviousSha256 =
                json["prevReceiptDigest"] is JsonObject
                    ? reader.Object("prevReceiptDigest").Text("sha256")
                    : null,
            Nonce = reader.Text("nonce"),
        };
        foreach (var inner in new[] { asset, order, digest, actor, clock })
            reader.Take(inner);
        why = reader.Why;
        if (why.Length == 0 && receipt.Counter < 1)
            why = "predicate.counter is below 1.";
        if (why.Length == 0 && receipt.Counter > 1 && receipt.PreviousSha256 is null)
            why = "predicate.prevReceiptDigest is missing, though it is not the asset's first receipt.";
        return why.Length == 0 ? receipt : null;
    }
}
