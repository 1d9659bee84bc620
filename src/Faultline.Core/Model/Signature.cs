namespace Faultline.Model;

/// <summary>What a failure says, without what differs from one occurrence to the next. A fingerprint is the hash of it.</summary>
public sealed record Signature
{
    public required string Fingerprint { get; init; }

    /// <summary>The engine that made it: <c>diag</c>, <c>stack</c>, <c>tmpl</c> or <c>prose</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>
    /// What must be equal for two failures to have one cause, as <c>name=value</c>: <c>code=TS2339</c>, <c>identity=iter</c>,
    /// <c>frame=workspace.py:load_task</c>. Signatures with different keys are never put together automatically.
    /// </summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>
    /// The words of the headline; <c>*</c> (one character, U+2217) stands for what was masked, a leading <c>'</c> marks a quoted word.
    /// </summary>
    public required IReadOnlyList<string> Tokens { get; init; }

    /// <summary>The headline as one failure stated it, at most 400 characters. A sample for people; not part of the fingerprint.</summary>
    public required string Headline { get; init; }
}
