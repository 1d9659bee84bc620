namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>One file that failed evals need. Evals share sources, so a file has one or more owners.</summary>
/// <param name="StorageId">Null for the output of an eval that has none.</param>
internal sealed record RunAsset(bool IsOutput, string? StorageId, IReadOnlyList<FailedEval> Owners)
{
    /// <summary>As in "output zip of eval 'a/b' and 2 others".</summary>
    public string Shown => $"{(IsOutput ? "output" : "source")} zip of eval '{ServerText.OneLine(Owners[0].Name)}'" + Owners.Count switch
    {
        1 => "",
        2 => " and 1 other",
        var count => $" and {count - 1} others",
    };

    /// <summary>Every file once, in the order of the run. An eval without output has an asset too, when its debug record can stand in.</summary>
    public static IReadOnlyList<RunAsset> Of(IReadOnlyList<FailedEval> evals)
    {
        var outputs = evals.GroupBy(eval => eval.OutputId ?? $"none:{eval.Id}", StringComparer.Ordinal)
            .Select(group => new RunAsset(IsOutput: true, group.First().OutputId, [.. group]));
        var sources = evals.Where(eval => eval.SourceId is not null)
            .GroupBy(eval => eval.SourceId!, StringComparer.Ordinal)
            .Select(group => new RunAsset(IsOutput: false, group.Key, [.. group]));

        // An eval's two files next to each other: whoever cancels halfway has whole evals rather than outputs alone.
        var order = evals.Select((eval, index) => (eval.Id, index)).DistinctBy(pair => pair.Id, StringComparer.Ordinal).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        return [.. outputs.Concat(sources).OrderBy(asset => order[asset.Owners[0].Id])];
    }
}
