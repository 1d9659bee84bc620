namespace Faultline.Model;

/// <summary>A typed detail read from a failure.</summary>
public sealed record Fact
{
    /// <summary>What kind of detail: <c>tsc</c>, <c>eslint</c>, <c>assertion</c>, <c>exception</c>, <c>deploy</c>, <c>bundle</c>, <c>install</c>, <c>timeout</c>, <c>network</c>, <c>provider</c>; of batches <c>start</c>, <c>start-error</c>,
    /// <c>exit</c>, <c>no-end</c>, <c>signal</c>, <c>resume</c>, <c>cost</c>, <c>result</c>, <c>harness-exception</c>, <c>judge-exception</c>, <c>rate-limit</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Name of the check it was read from; null for the trial's own error.</summary>
    public string? Check { get; init; }

    /// <summary>The tool's code or the exception's type: <c>TS2339</c>, <c>prefer-const</c>, <c>AssertionError</c>, <c>InvalidModules</c>, <c>429</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Severity as the tool names it (<c>error</c>, <c>warning</c>); null when it names none.</summary>
    public string? Severity { get; init; }

    /// <summary>The file the tool complains about, as it prints it.</summary>
    public string? File { get; init; }

    public int? Line { get; init; }

    public int? Column { get; init; }

    /// <summary>The tool's message without code and place; several lines where the tool prints several.</summary>
    public required string Message { get; init; }

    /// <summary>The offending line of code where the tool prints it.</summary>
    public string? Snippet { get; init; }

    /// <summary>What the check wanted, where the tool says it.</summary>
    public string? Expected { get; init; }

    /// <summary>What the check got, where the tool says it.</summary>
    public string? Actual { get; init; }

    /// <summary>The test's title, the failing function, the endpoint: what was being tried.</summary>
    public string? Subject { get; init; }

    /// <summary>What the same error has in common wherever it strikes: type, model, field, frame; without ids, paths and values. Null when unknown.</summary>
    public string? Signature { get; init; }

    /// <summary>Where it was read, with a verbatim quote of one line.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>True for what a tool remarks without calling it an error: it is no reason of a failure.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsRemark => Severity is "warning" or "info";
}
