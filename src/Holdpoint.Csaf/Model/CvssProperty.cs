using System.Text.Json;

namespace Holdpoint.Csaf.Model;

/// <summary>One property of a CVSS object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its value is: String, Number, True, False, Null, StartObject or StartArray.</param>
/// <param name="Text">A string's text; the JSON of any other value.</param>
public readonly record struct CvssProperty(string Name, JsonTokenType Kind, string Text);
