namespace Faultline.Model;

/// <summary>Several runs over the cases they share.</summary>
public sealed record RunComparison
{
    /// <summary>In the order in which they were asked for.</summary>
    public required IReadOnlyList<ComparedRun> Runs { get; init; }

    /// <summary>Every case that a run knows, numbers inside the names in order of their value.</summary>
    public required IReadOnlyList<ComparedCase> Cases { get; init; }

    /// <summary>Cases that fail in every run that scored any case; empty when fewer than two did.</summary>
    public required IReadOnlyList<string> FailedByAll { get; init; }

    /// <summary>Cases that some run, of those that scored any case, did not score: no statement about all runs is made of them.</summary>
    public required IReadOnlyList<string> Undecided { get; init; }

    /// <summary>Every two runs, the one that was asked for first as A.</summary>
    public required IReadOnlyList<ComparedPair> Pairs { get; init; }

    /// <summary>Why these runs may not be comparable.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
