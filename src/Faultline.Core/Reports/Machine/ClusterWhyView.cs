namespace Faultline.Reports.Machine;

/// <summary>How a failure came to its cluster.</summary>
/// <param name="Notes">What was cut, which engine was chosen and which line it read.</param>
/// <param name="Words">The words that were compared; <c>&lt;*&gt;</c> stands for what was masked.</param>
/// <param name="Placed">The recorded step that placed the fingerprint.</param>
public sealed record ClusterWhyView(
    string Failure, string Run, string Case, string Fingerprint, string Cluster, string Engine, IReadOnlyList<string> Key,
    string Headline, IReadOnlyList<string> Words, IReadOnlyList<string> Notes, ClusterStepView? Placed)
{
    /// <summary>How rules of the user moved it; null where none did.</summary>
    public Model.ClusterMove? Move { get; init; }

    /// <summary>Those rules, with their places; null where none did.</summary>
    public IReadOnlyList<Model.PolicyMatch>? Rules { get; init; }
}
