namespace Holdpoint.Engine.Monitoring;

/// <summary>Hands progress on at once; <see cref="Progress{T}"/> would post it to a pool thread and report after the end.</summary>
internal sealed class Relayed<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
