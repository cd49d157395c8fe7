namespace Holdpoint.Core.Versions;

/// <summary>What a range's condition asks of the asset beside its version.</summary>
public enum ConditionKind
{
    /// <summary>Words that no rule reads; a person decides.</summary>
    Text,

    /// <summary>The leading digits of the unit's serial number.</summary>
    SerialPrefix,

    /// <summary>When the unit was made.</summary>
    ProductionDate,

    /// <summary>The function state printed on the unit.</summary>
    FunctionState,

    /// <summary>The version of a second component (BIOS, U-Boot, BSP, another product).</summary>
    OtherComponent,

    /// <summary>A hardware variant: "installed on CP200 devices", "with Ethernet interface".</summary>
    Hardware,

    /// <summary>How the product is set up or used: "only if web components are used".</summary>
    Configuration,

    /// <summary>An order option: "with option A30".</summary>
    Option,

    /// <summary>Only some of the advisory's vulnerabilities concern these versions.</summary>
    Vulnerability,

    /// <summary>Versions taken out by words: "excluding 9.4.2.6".</summary>
    Exclusion,

    /// <summary>An order or model number stands where a version is expected.</summary>
    OrderNumber,

    /// <summary>A product or model name stands where a version is expected.</summary>
    ProductName,
}
