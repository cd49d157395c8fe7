namespace Holdpoint.Server.Tests;

/// <summary>A server over a data directory in which nothing is.</summary>
public sealed class EmptyServer : SigningServer
{
    protected override bool HasPlant => false;
}
