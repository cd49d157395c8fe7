namespace Holdpoint.Csaf.Reading;

/// <summary>Reads the value under the cursor and leaves the cursor at its last token; null where it is of a wrong type.</summary>
internal delegate T? ItemReader<T>(ref JsonCursor json)
    where T : class;
