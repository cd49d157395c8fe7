namespace Holdpoint.Engine.Access.SavedViews;

/// <summary>Sizes of saved views.</summary>
public static class SavedViewLimits
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 60;

    /// <summary>The longest query, in characters.</summary>
    public const int QueryLength = 1000;

    /// <summary>The most views of one person for one table.</summary>
    public const int Views = 50;
}
