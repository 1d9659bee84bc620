using System.Globalization;
using Faultline.Model;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>Counts what parallel downloads have settled, and tells it in order, one line at a time.</summary>
internal sealed class FetchLedger(IReadOnlyList<RunAsset> assets, int evalCount, Action<string> progress)
{
    private readonly Lock gate = new();
    private readonly List<ImportDiagnostic> diagnostics = [];
    private readonly HashSet<string> incomplete = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> open = assets.SelectMany(asset => asset.Owners)
        .GroupBy(eval => eval.Id, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    private int whole;
    private int partly;

    /// <summary>Ordered by file, so that two fetches of the same run report the same way.</summary>
    public IReadOnlyList<ImportDiagnostic> Diagnostics => [.. diagnostics.OrderBy(diagnostic => diagnostic.File, StringComparer.Ordinal)];

    public void Settle(RunAsset asset, ImportDiagnostic? diagnostic)
    {
        lock (gate)
        {
            if (diagnostic is not null) diagnostics.Add(diagnostic);
            foreach (var eval in asset.Owners)
            {
                if (diagnostic is { Severity: not DiagnosticSeverity.Info }) incomplete.Add(eval.Id);
                if (--open[eval.Id] > 0) continue;
                if (incomplete.Contains(eval.Id)) partly++;
                else whole++;
                progress(string.Create(CultureInfo.InvariantCulture, $"{whole} of {evalCount} failed evals downloaded{(partly == 0 ? "" : $", {partly} incomplete")}"));
            }
        }
    }
}
