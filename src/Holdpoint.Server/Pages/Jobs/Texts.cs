namespace Holdpoint.Server.Pages.Jobs;

/// <summary>Names the texts of these pages: <c>Texts.resx</c> beside it.</summary>
public sealed class Texts;
