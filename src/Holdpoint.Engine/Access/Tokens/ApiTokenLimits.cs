namespace Holdpoint.Engine.Access.Tokens;

/// <summary>Sizes and times of API tokens.</summary>
public static class ApiTokenLimits
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 80;

    /// <summary>The most open ones of a person.</summary>
    public const int Open = 50;

    /// <summary>The longest time that one is good for.</summary>
    public const int Days = 366;

    /// <summary>How exactly the last use is kept.</summary>
    public static TimeSpan UseEvery { get; } = TimeSpan.FromMinutes(1);
}
