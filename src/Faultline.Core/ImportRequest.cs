namespace Faultline;

/// <summary>What to read.</summary>
public sealed record ImportRequest
{
    /// <summary>Paths, addresses or run ids as the user typed them.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Base URL of the service that holds the run, for an address that does not say.</summary>
    public string? Deployment { get; init; }

    /// <summary>Key for internal functions; never printed, never stored.</summary>
    public string? Secret { get; init; }

    /// <summary>File that says what each case expects; <c>none</c> for no such file even where one lies beside the runs.</summary>
    public string? Expected { get; init; }

    /// <summary>Folder of run folders, for tables that name runs by another machine's paths.</summary>
    public string? RunsRoot { get; init; }

    /// <summary>Takes one line at a time about long work.</summary>
    public Action<string> Progress { get; init; } = static _ => { };
}
