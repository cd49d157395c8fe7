namespace Holdpoint.Core.Access;

/// <summary>What a person is to the programme, at one site or at all.</summary>
public enum Role
{
    /// <summary>Keeps the server: users, policies, keys, sources, backups. Decides nothing about patches.</summary>
    Administrator,

    /// <summary>Runs the programme: inventory, sources, evaluation, decisions, files, deliverables.</summary>
    Engineer,

    /// <summary>Releases what another person asked for.</summary>
    Approver,

    /// <summary>Proves patches in the test bed.</summary>
    Tester,

    /// <summary>Carries out work orders at the plant.</summary>
    Technician,

    /// <summary>Sees everything, changes nothing.</summary>
    Auditor,
}
