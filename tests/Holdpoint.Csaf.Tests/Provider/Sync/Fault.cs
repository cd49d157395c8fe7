namespace Holdpoint.Csaf.Tests.Provider.Sync;

/// <summary>What the server does wrong with one answer.</summary>
internal sealed record Fault
{
    public static readonly Fault None = new();

    /// <summary>One bit of the body is flipped; length and entity tag stay right.</summary>
    public static readonly Fault Flip = new() { FlipsByte = true };

    /// <summary>The connection ends in the middle of the body.</summary>
    public static readonly Fault Drop = new() { Drops = true };

    /// <summary>Nothing comes for longer than anybody waits.</summary>
    public static readonly Fault Stall = new() { Stalls = true };

    /// <summary>A body without length and without end.</summary>
    public static readonly Fault Endless = new() { HasNoEnd = true };

    public bool FlipsByte { get; private init; }

    public bool Drops { get; private init; }

    public bool Stalls { get; private init; }

    public bool HasNoEnd { get; private init; }

    public int Code { get; private init; }

    public string Header { get; private init; } = "";

    public static Fault Status(int code, string header = "") => new() { Code = code, Header = header };

    public static Fault Redirect(string to) => new() { Code = 302, Header = $"Location: {to}" };
}
