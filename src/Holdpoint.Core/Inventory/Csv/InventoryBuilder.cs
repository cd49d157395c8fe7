using System.Runtime.InteropServices;

namespace Holdpoint.Core.Inventory.Csv;

/// <summary>Makes assets of rows and notes everything that has to be said of them.</summary>
internal sealed class InventoryBuilder(InventoryReadingRules rules)
{
    private static readonly InventoryColumn[] OfAsset =
    [
        InventoryColumn.Zone,
        InventoryColumn.Ip,
        InventoryColumn.Mac,
        InventoryColumn.Criticality,
        InventoryColumn.Safety,
        InventoryColumn.RedundancyGroup,
    ];
    private readonly List<InventoryDiagnostic> _diagnostics = [];
    private readonly List<AssetDraft> _drafts = [];
    private readonly Dictionary<(string Site, string Asset), int> _byKey = [];
    private readonly TextPool _pool = new();
    private readonly string?[] _values = new string?[InventoryColumns.Names.Length];
    private InventoryColumn?[] _columns = [];
    private int _fieldOfAsset;
    private long _diagnosticsLeftOut;
    private long _rows;
    private long _rejected;
    private bool _fileRejected;

    /// <summary>The limits in use.</summary>
    public InventoryLimits Limits => rules.Limits;

    /// <summary>Reads the header row; false when the file cannot be an inventory.</summary>
    public bool Header(CsvRecordReader records)
    {
        _columns = new InventoryColumn?[records.Count];
        var seen = new HashSet<InventoryColumn>();
        for (var field = 0; field < records.Count; field++)
        {
            var name = records[field].Trim(" \t\u00A0\uFEFF").ToString();
            if (rules.Mapping is { } mapping)
            {
                if (mapping.ColumnOf(field) is { } chosen && seen.Add(chosen))
                    _columns[field] = chosen;
                continue;
            }
            if (name.Length == 0)
                continue;
            if (InventoryColumns.Find(name) is not { } column)
            {
                Say(
                    InventorySeverity.Notice,
                    "column-unknown",
                    records.Line,
                    $"Column \"{Shown(name)}\" is not known and is not imported.",
                    field + 1,
                    Shown(name)
                );
            }
            else if (!seen.Add(column))
            {
                Say(
                    InventorySeverity.Warning,
                    "column-repeated",
                    records.Line,
                    $"Column \"{Shown(name)}\" is there twice; the first one is read.",
                    field + 1,
                    Shown(name)
                );
            }
            else
            {
                _columns[field] = column;
            }
        }
        _fieldOfAsset = Array.IndexOf(_columns, InventoryColumn.Asset);
        if (_fieldOfAsset < 0)
        {
            RejectFile(
                "column-asset-missing",
                records.Line,
                "The header row has no column \"asset\". It needs asset and one of product, order_number, serial_number, cpe, purl."
            );
        }
        else if (!InventoryColumns.Identifying.Any(seen.Contains))
        {
            RejectFile(
                "column-identifying-missing",
                records.Line,
                "The header row has none of product, order_number, serial_number, cpe, purl: nothing could be matched."
            );
        }
        return !_fileRejected;
    }

    /// <summary>Takes one row in; false when the file has too many.</summary>
    public bool Row(CsvRecord record, CsvRecordReader records)
    {
        if (_rows == Limits.Rows)
        {
            RejectFile(
                "rows-too-many",
                records.Line,
                $"The file has more than {Limits.Rows:N0} rows; nothing from this line on was imported."
            );
            return false;
        }
        _rows++;
        if (record != CsvRecord.Fields)
        {
            var (code, text) = Refusal(record);
            Reject(code, records.Line, text);
        }
        else if (ReadValues(records))
        {
            Take(records.Line);
        }
        return true;
    }

    /// <summary>Refuses the file, or the rest of it.</summary>
    public void RejectFile(string code, long line, string text)
    {
        _fileRejected = true;
        Say(InventorySeverity.FileRejected, code, line, text);
    }

    /// <summary>Notes a diagnostic.</summary>
    public void Say(
        InventorySeverity severity,
        string code,
        long line,
        string text,
        int column = 0,
        string? columnName = null
    )
    {
        if (_diagnostics.Count < Limits.Diagnostics)
            _diagnostics.Add(new(severity, code, line, column, columnName, text));
        else
            _diagnosticsLeftOut++;
    }

    /// <summary>The result.</summary>
    public InventoryReading Finish(char delimiter) =>
        new()
        {
            Assets = _drafts.ConvertAll(draft => draft.ToAsset()),
            Diagnostics = _diagnostics,
            DiagnosticsLeftOut = _diagnosticsLeftOut,
            Rows = _rows,
            RejectedRows = _rejected,
            Delimiter = delimiter,
            IsComplete = !_fileRejected,
        };

    private (string Code, string Text) Refusal(CsvRecord record) =>
        record switch
        {
            CsvRecord.TooLong => (
                "row-too-long",
                $"The row is longer than {Limits.RowLength:N0} characters."
            ),
            CsvRecord.TooManyFields => ("row-too-wide", $"The row has more than {Limits.Columns} columns."),
            _ => ("quote-unclosed", "A quoted field is not closed, or text follows its closing quote."),
        };

    private bool ReadValues(CsvRecordReader records)
    {
        Array.Clear(_values);
        var fields = Math.Min(records.Count, _columns.Length);
        for (var field = 0; field < fields; field++)
        {
            if (_columns[field] is not { } column)
                continue;
            var text = SpreadsheetFormula.Unguard(records[field].Trim(" \t\r\n\u00A0\uFEFF"));
            if (text.IsEmpty)
                continue;
            if (text.Length > Limits.FieldLength)
            {
                Reject(
                    "field-too-long",
                    records.Line,
                    $"The field has {text.Length:N0} characters; {Limits.FieldLength:N0} are allowed.",
                    field
                );
                return false;
            }
            if (text.Contains('\uFFFD'))
                SayGarbled(records.Line, field, column);
            if (text.IndexOfAnyInRange('\0', '\u0008') >= 0)
            {
                Reject("field-garbled", records.Line, "The field holds characters that are no text.", field);
                return false;
            }
            _values[(int)column] = InventoryColumns.IsOfOneUnit(column) ? text.ToString() : _pool.Get(text);
        }
        if (Value(InventoryColumn.Asset) is null)
        {
            Reject(
                "asset-missing",
                records.Line,
                "The row does not say which asset it is about.",
                _fieldOfAsset
            );
            return false;
        }
        for (var field = fields; field < records.Count; field++)
        {
            if (records[field].Trim().IsEmpty)
                continue;
            Say(
                InventorySeverity.Warning,
                "row-wider-than-header",
                records.Line,
                "The row has more fields than the header; what stands beyond is not imported. An unquoted delimiter?",
                field + 1
            );
            break;
        }
        return true;
    }

    // The letter was lost before the file reached us; the rest of the value may still identify the asset.
    private void SayGarbled(long line, int field, InventoryColumn column) =>
        Say(
            InventorySeverity.Warning,
            "letter-lost",
            line,
            "The field holds a replacement character: a letter was lost when the file was written.",
            field + 1,
            InventoryColumns.Names[(int)column]
        );

    private void Take(long line)
    {
        var site = rules.Site ?? Value(InventoryColumn.Site) ?? Asset.DefaultSite;
        if (
            Value(InventoryColumn.Site) is { } named
            && !string.Equals(named, site, StringComparison.OrdinalIgnoreCase)
        )
        {
            Reject(
                "site-other",
                line,
                $"The row is of site \"{Shown(named)}\"; this import is for \"{Shown(site)}\" alone.",
                Array.IndexOf(_columns, InventoryColumn.Site)
            );
            return;
        }
        ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _byKey,
            (site, Value(InventoryColumn.Asset)!),
            out var known
        );
        if (!known)
        {
            at = _drafts.Count;
            _drafts.Add(new AssetDraft(AssetOf(site), line));
        }
        var draft = _drafts[at];
        var component = ComponentOf(line);
        if (known)
            Merge(draft, line);
        if (draft.Components.Count >= Limits.ComponentsPerAsset)
        {
            Reject(
                "components-too-many",
                line,
                $"Asset {Shown(draft.Asset.Id)} has more than {Limits.ComponentsPerAsset:N0} components."
            );
            return;
        }
        if (draft.Components.Contains(component))
        {
            Say(
                InventorySeverity.Warning,
                "row-repeated",
                line,
                $"The row says of asset {Shown(draft.Asset.Id)} what another row already said; imported once."
            );
            return;
        }
        if (!InventoryColumns.Identifying.Any(column => Value(column) is not null))
        {
            Say(
                InventorySeverity.Warning,
                "component-unidentified",
                line,
                $"Nothing identifies this component of asset {Shown(draft.Asset.Id)}: no advisory can be matched to it."
            );
        }
        draft.Components.Add(component);
    }

    private Asset AssetOf(string site) =>
        new()
        {
            Id = Value(InventoryColumn.Asset)!,
            Site = site,
            Zone = Value(InventoryColumn.Zone),
            Name = Value(InventoryColumn.Name),
            Type = Value(InventoryColumn.Type),
            Ip = Value(InventoryColumn.Ip),
            Mac = Value(InventoryColumn.Mac),
            Criticality = Value(InventoryColumn.Criticality),
            Safety = Value(InventoryColumn.Safety),
            RedundancyGroup = Value(InventoryColumn.RedundancyGroup),
            Components = [],
        };

    private Component ComponentOf(long line) =>
        new()
        {
            Name = Value(InventoryColumn.Name),
            Type = Value(InventoryColumn.Type),
            Vendor = Value(InventoryColumn.Vendor),
            Product = Value(InventoryColumn.Product),
            OrderNumber = Value(InventoryColumn.OrderNumber),
            SerialNumber = Value(InventoryColumn.SerialNumber),
            Version = Value(InventoryColumn.Version),
            Cpe = Value(InventoryColumn.Cpe),
            Purl = Value(InventoryColumn.Purl),
            Attributes = AttributesOf(line),
        };

    private AttributeSet AttributesOf(long line)
    {
        if (Value(InventoryColumn.Attributes) is not { } text)
            return AttributeSet.Empty;
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (
            var part in text.Split(
                ';',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && equals < part.Length - 1)
            {
                pairs.Add(new(part[..equals].Trim(), part[(equals + 1)..].Trim()));
                continue;
            }
            Say(
                InventorySeverity.Warning,
                "attribute-unreadable",
                line,
                $"\"{Shown(part)}\" is not key=value and is not imported.",
                Array.IndexOf(_columns, InventoryColumn.Attributes) + 1,
                InventoryColumns.Names[(int)InventoryColumn.Attributes]
            );
        }
        return AttributeSet.Of(pairs);
    }

    private void Merge(AssetDraft draft, long line)
    {
        foreach (var column in OfAsset)
        {
            if (Value(column) is not { } value)
                continue;
            var stands = AssetDraft.Of(draft.Asset, column);
            if (stands is null)
            {
                draft.Asset = AssetDraft.With(draft.Asset, column, value);
            }
            else if (stands != value)
            {
                var name = InventoryColumns.Names[(int)column];
                Say(
                    InventorySeverity.Warning,
                    "asset-contradicted",
                    line,
                    $"Asset {Shown(draft.Asset.Id)} has {name} \"{Shown(stands)}\" in line {draft.Line} and "
                        + $"\"{Shown(value)}\" here; the first stands.",
                    Array.IndexOf(_columns, column) + 1,
                    name
                );
            }
        }
    }

    private void Reject(string code, long line, string text, int field = -1)
    {
        _rejected++;
        var name = field >= 0 && _columns[field] is { } column ? InventoryColumns.Names[(int)column] : null;
        Say(InventorySeverity.RowRejected, code, line, text, field + 1, name);
    }

    private string? Value(InventoryColumn column) => _values[(int)column];

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
