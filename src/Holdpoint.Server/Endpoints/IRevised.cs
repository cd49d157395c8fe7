namespace Holdpoint.Server.Endpoints;

/// <summary>Something of which a change can demand that it is still what was read.</summary>
internal interface IRevised
{
    /// <summary>Names what is kept: another one whenever that changed.</summary>
    string Revision { get; }
}
