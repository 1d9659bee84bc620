namespace Faultline.Rules;

/// <summary>What a rule may know of the other trials of the run.</summary>
public sealed record RunSignals
{
    /// <summary>Cases with a trial.</summary>
    public required int Cases { get; init; }

    public required int Failures { get; init; }

    /// <summary>Failures by error key (see <c>ErrorKey</c>): how many share one failed check and one error up to names and numbers.</summary>
    public required IReadOnlyDictionary<string, int> SharedErrors { get; init; }

    /// <summary>Failures by the check that failed first.</summary>
    public required IReadOnlyDictionary<string, int> FailuresByCheck { get; init; }
}
