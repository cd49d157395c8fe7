namespace Holdpoint.Cli.Terminal;

/// <summary>One column of a table.</summary>
/// <param name="Header">Its title.</param>
/// <param name="Right">True for numbers.</param>
/// <param name="Wrap">True where a long text may run over several lines on a terminal.</param>
/// <param name="MinWidth">Do not draw the column narrower than this on a terminal.</param>
/// <param name="Drop">On a terminal narrower than this many characters the column is left out; 0 keeps it.</param>
internal sealed record Column(
    string Header,
    bool Right = false,
    bool Wrap = false,
    int MinWidth = 0,
    int Drop = 0
);
