namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>An archive is not looked into; the message is the reason for the report.</summary>
internal sealed class UnpackRefusedException(string why) : Exception(why);
