using System.Text.Json;
using Faultline.Model;
using Faultline.Rules;

namespace Faultline.Tests.Rules;

/// <summary>No quote, no finding: every quote of every finding is looked up in the file that the importer read.</summary>
public sealed class SharedRunEvidenceTests
{
    [Fact]
    public async Task EveryQuoteStandsOnTheLineItPointsTo()
    {
        var folders = SharedRuns.Folders();
        Assert.SkipWhen(folders.Count == 0, "The shared runs are not beside the repository.");
        var engine = new RuleEngine();
        var looked = 0;
        foreach (var folder in folders)
        {
            foreach (var failure in await SharedRuns.ReadAsync(folder, TestContext.Current.CancellationToken))
            {
                var analysis = engine.Analyse(failure.Context);
                foreach (var finding in analysis.Others.Append(analysis.Finding).OfType<Finding>())
                {
                    Assert.NotEmpty(finding.Evidence);
                    foreach (var evidence in finding.Evidence)
                    {
                        Assert.True(Stands(failure.Context.Run.Root, evidence), $"{folder} {failure.Context.Trial.Key.Case} {finding.Rule}: {evidence}");
                        looked++;
                    }
                }
            }
        }

        Assert.True(looked > 100);
    }

    private static bool Stands(string root, Evidence evidence)
    {
        if (evidence.Quote.Length is 0 or > 300 || evidence.Quote.AsSpan().IndexOfAny('\n', '\u001b') >= 0) return false;
        var at = new Location(evidence.Source, evidence.Pointer);
        var text = File.ReadAllText(Path.Join(root, at.Source));
        if (at.JsonPointer.Length > 0)
        {
            using var json = JsonDocument.Parse(text);
            var element = json.RootElement;
            foreach (var step in at.JsonPointer.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
            {
                element = element.ValueKind == JsonValueKind.Array
                    ? element[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]
                    : element.GetProperty(step);
            }

            text = element.GetString()!;
        }

        return text.Split('\n')[at.FirstLine - 1].Contains(evidence.Quote, StringComparison.Ordinal);
    }
}
