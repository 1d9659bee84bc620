namespace Faultline.Model;

/// <summary>One call of a tool, as it was made or as it was required.</summary>
/// <param name="Name">The tool's name.</param>
/// <param name="ArgumentsJson">The arguments as JSON text, as the source writes them; null when the source gives none.</param>
/// <param name="ResultJson">What the tool answered, as JSON text; null when no answer is recorded, and for required calls without a scripted one.</param>
/// <param name="IsRepeat">True when the harness marked it as a repetition of a call of the same turn.</param>
/// <param name="FlexibleArguments">Arguments whose wording the benchmark leaves open; null when it names none.</param>
public sealed record ToolCall(string Name, string? ArgumentsJson, string? ResultJson = null, bool IsRepeat = false, IReadOnlyList<string>? FlexibleArguments = null)
{
    public string? ArgumentsJson
    {
        get => field ??= WrittenArguments?.Decode();
        init
        {
            field = value;
            WrittenArguments = null;
        }
    } = ArgumentsJson;

    public string? ResultJson
    {
        get => field ??= WrittenResult?.Decode();
        init
        {
            field = value;
            WrittenResult = null;
        }
    } = ResultJson;

    /// <summary>The arguments as the source wrote them, given instead of <see cref="ArgumentsJson"/>.</summary>
    internal WrittenText? WrittenArguments { get; init; }

    /// <summary>The same of <see cref="ResultJson"/>.</summary>
    internal WrittenText? WrittenResult { get; init; }

    // Of two calls only one may have been decoded.
    public bool Equals(ToolCall? other) => other is not null && Name == other.Name && ArgumentsJson == other.ArgumentsJson && ResultJson == other.ResultJson
        && IsRepeat == other.IsRepeat && Equals(FlexibleArguments, other.FlexibleArguments);

    public override int GetHashCode() => HashCode.Combine(Name, ArgumentsJson, ResultJson, IsRepeat);
}
