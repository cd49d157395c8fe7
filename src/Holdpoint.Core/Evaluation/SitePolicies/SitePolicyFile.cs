using Holdpoint.Core.Evaluation.Decisions;

namespace Holdpoint.Core.Evaluation.SitePolicies;

/// <summary>What a policy file says.</summary>
/// <param name="Site">The site's name, as in the inventory.</param>
/// <param name="ValidFrom">The first date at the site on which it decides; null for at once.</param>
/// <param name="Note">A person's remark.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Text">The file with the tables that it names in it: whole in itself, as it is kept and exported.</param>
public sealed record SitePolicyFile(
    string Site,
    DateOnly? ValidFrom,
    string? Note,
    SitePolicy Policy,
    string Text
);

/// <summary>What reading a policy needs from its surroundings.</summary>
/// <param name="Zone">The time zone of an IANA id; null where this machine does not know it.</param>
/// <param name="File">The bytes of a file that the policy names, relative to it; null where it cannot be read.</param>
public sealed record SitePolicySurroundings(
    Func<string, TimeZoneInfo?> Zone,
    Func<string, ReadOnlyMemory<byte>?> File
);
