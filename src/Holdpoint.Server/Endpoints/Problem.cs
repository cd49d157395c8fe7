using System.ComponentModel;

namespace Holdpoint.Server.Endpoints;

/// <summary>What stands against a request (RFC 9457).</summary>
/// <param name="Type">What kind of trouble, stable: <c>urn:holdpoint:…</c>.</param>
/// <param name="Title">The kind in words.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Detail">What is wrong, in one or two sentences.</param>
/// <param name="Where">The parameter, header or place in the body that it is about; null for the whole.</param>
/// <param name="Advice">What to do.</param>
internal sealed record Problem(
    [property: Description("What kind of trouble, stable: urn:holdpoint:…")] string Type,
    [property: Description("The kind in words.")] string Title,
    [property: Description("The answer's status.")] int Status,
    [property: Description("What is wrong.")] string Detail,
    [property: Description("The parameter, header or place in the body; null for the whole.")] string? Where,
    [property: Description("What to do.")] string Advice
);
