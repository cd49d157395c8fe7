namespace Holdpoint.Core.Inventory.Csv;

/// <summary>
/// What other tools and people call the inventory's columns, the likeliest first. A header is held against them as letters
/// and digits only. Columns stand in the order in which they choose: an asset's identifier before its name.
/// </summary>
internal static class ColumnSynonyms
{
    private static readonly (InventoryColumn Column, string Names)[] Table =
    [
        (
            InventoryColumn.Asset,
            "asset,assetid,assettag,assetnumber,tag,tagname,tagnumber,tagno,kks,kkscode,akz,equipmentid,equipment,deviceid,inventorynumber,inventorynr,inventarnummer,anlagenkennzeichen,hostname,host,computername,devicename,assetname,gerätename,gerät,device,name"
        ),
        (InventoryColumn.Site, "site,plant,location,facility,sitename,standort,anlage,werk"),
        (InventoryColumn.Zone, "zone,securityzone,networkzone,segment,area,cell,zelle,bereich"),
        (
            InventoryColumn.Name,
            "name,description,assetname,devicename,displayname,label,hostname,bezeichnung,beschreibung"
        ),
        (InventoryColumn.Type, "type,assettype,devicetype,category,class,role,kind,typ,gerätetyp"),
        (
            InventoryColumn.Vendor,
            "vendor,manufacturer,make,vendorname,manufacturername,mfr,supplier,publisher,hersteller,lieferant"
        ),
        (
            InventoryColumn.OrderNumber,
            "ordernumber,orderno,ordernr,partnumber,partno,pn,mlfb,articlenumber,articleno,catalognumber,cataloguenumber,catno,modelnumber,bestellnummer,bestellnr,artikelnummer,materialnumber,materialnummer"
        ),
        (
            InventoryColumn.Product,
            "product,productname,model,modelname,software,softwarename,application,applicationname,device,hardware,produkt,produktname,modell,gerät"
        ),
        (InventoryColumn.SerialNumber, "serialnumber,serial,serialno,sn,seriennummer,seriennr,fabriknummer"),
        (
            InventoryColumn.Version,
            "version,firmware,firmwareversion,fwversion,fw,softwareversion,swversion,productversion,installedversion,osversion,revision,release,firmwarestand,ausgabestand"
        ),
        (InventoryColumn.Cpe, "cpe,cpe23,cpename,cpeuri"),
        (InventoryColumn.Purl, "purl,packageurl"),
        (InventoryColumn.Ip, "ip,ipaddress,ipv4,ipv4address,address,networkaddress,ipadresse,adresse"),
        (InventoryColumn.Mac, "mac,macaddress,hardwareaddress,physicaladdress,ethernetaddress,macadresse"),
        (
            InventoryColumn.Criticality,
            "criticality,impact,impactrating,importance,priority,kritikalität,kritikalitat,bescategory"
        ),
        (
            InventoryColumn.Safety,
            "safety,safetyimpact,sil,safetyintegritylevel,safetyrelevant,sicherheitsrelevanz"
        ),
        (
            InventoryColumn.RedundancyGroup,
            "redundancygroup,redundancy,redundantwith,pair,redundanz,redundanzgruppe"
        ),
        (InventoryColumn.Attributes, "attributes,attribute,properties,tags"),
    ];

    /// <summary>The columns with the folded names that they answer to.</summary>
    public static IReadOnlyList<(string Target, List<string> Names)> Ranked { get; } =
    [.. Table.Select(row => (InventoryColumns.Names[(int)row.Column], row.Names.Split(',').ToList()))];

    /// <summary>A header as it is compared: letters and digits, small.</summary>
    public static string Fold(string header) =>
        string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
