namespace Holdpoint.Server.Pages;

/// <summary>Names the texts that every page uses: <c>Texts.resx</c> beside it.</summary>
public sealed class Texts;
