namespace Holdpoint.Engine.Access.Repeats;

/// <summary>What is known of a request that carries a key.</summary>
public enum RepeatState
{
    /// <summary>It is the first one; it is to be done, and its answer kept.</summary>
    First,

    /// <summary>It was answered: the same answer is to be given.</summary>
    Answered,

    /// <summary>It was begun and is not answered yet, or the server ended in the middle of it.</summary>
    Begun,

    /// <summary>The key was used for another request.</summary>
    Other,
}
