namespace Holdpoint.Csaf.Validation;

/// <summary>Takes down what one test finds; the first finding makes it fail.</summary>
internal sealed class Report
{
    private List<TestMessage>? _messages;

    /// <summary>What was found, in the order of the looking.</summary>
    public IReadOnlyList<TestMessage> Messages => _messages ?? (IReadOnlyList<TestMessage>)[];

    /// <summary>Notes a finding at a place.</summary>
    public void Fail(Node place, string text) => (_messages ??= []).Add(new(place.Pointer, text));

    /// <summary>Notes a finding at a place given as a JSON pointer.</summary>
    public void Fail(string pointer, string text) => (_messages ??= []).Add(new(pointer, text));
}
