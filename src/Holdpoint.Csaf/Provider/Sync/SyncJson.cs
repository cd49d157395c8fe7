using System.Text.Json;
using System.Text.Json.Serialization;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>How records are written; made at compile time, so that it also works ahead-of-time compiled.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(JournalLine))]
[JsonSerializable(typeof(CachedHead))]
internal sealed partial class SyncJson : JsonSerializerContext;
