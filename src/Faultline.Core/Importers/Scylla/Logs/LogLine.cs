namespace Faultline.Importers.Scylla.Logs;

/// <summary>A line of a log worth keeping.</summary>
internal sealed record LogLine(int Number, string Text)
{
    /// <summary>The runner did not expect it; no 'Completed' line follows.</summary>
    public bool IsUnexpected { get; init; }
}
