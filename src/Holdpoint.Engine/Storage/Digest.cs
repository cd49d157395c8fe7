using System.Security.Cryptography;
using System.Text;
using Holdpoint.Core.Inventory;

namespace Holdpoint.Engine.Storage;

/// <summary>SHA-256 over fields, so that equal content is found without comparing it field by field.</summary>
internal static class Digest
{
    private const char Separator = '\u001F';
    private const char Absent = '\u0000';

    /// <summary>Lower-case hex of some bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A configuration, or that part of its units that has one serial number or certain components beside it.</summary>
    public static string Of(Configuration configuration, string? serialNumber, string? others = null)
    {
        var text = new StringBuilder(160);
        Add(text, configuration.Vendor);
        Add(text, configuration.Product);
        Add(text, configuration.OrderNumber);
        Add(text, configuration.Version);
        Add(text, configuration.Cpe);
        Add(text, configuration.Purl);
        Add(text, configuration.Attributes.Count == 0 ? null : configuration.Attributes.ToString());
        Add(text, serialNumber);
        if (others is not null)
            Add(text, others);
        return Of(text);
    }

    /// <summary>Everything the inventory says of an asset.</summary>
    public static string Of(Asset asset)
    {
        var text = new StringBuilder(400);
        Add(text, asset.Zone);
        Add(text, asset.Name);
        Add(text, asset.Type);
        Add(text, asset.Ip);
        Add(text, asset.Mac);
        Add(text, asset.Criticality);
        Add(text, asset.Safety);
        Add(text, asset.RedundancyGroup);
        foreach (var component in asset.Components)
        {
            Add(text, component.Name);
            Add(text, component.Type);
            Add(text, component.Vendor);
            Add(text, component.Product);
            Add(text, component.OrderNumber);
            Add(text, component.SerialNumber);
            Add(text, component.Version);
            Add(text, component.Cpe);
            Add(text, component.Purl);
            Add(text, component.Attributes.ToString());
        }
        return Of(text);
    }

    private static void Add(StringBuilder text, string? field)
    {
        if (field is null)
            text.Append(Absent);
        else
            text.Append(field);
        text.Append(Separator);
    }

    private static string Of(StringBuilder text) => Of(Encoding.UTF8.GetBytes(text.ToString()));
}
