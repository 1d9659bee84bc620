using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports.Verification;

/// <summary>All texts of a run's failures, for looking up words. White space and terminal colours are not compared.</summary>
public sealed class LogTexts(IEnumerable<Trial> trials)
{
    private readonly List<string> _texts = [.. trials.SelectMany(TextsOf).Select(Flat.Of).Distinct(StringComparer.Ordinal)];

    /// <summary>True when the words stand in one of the texts.</summary>
    public bool Contain(string words)
    {
        var asked = Flat.Of(words.TrimEnd('…', '~'));
        return asked.Length == 0 || _texts.Any(t => t.Contains(asked, StringComparison.Ordinal));
    }

    private static IEnumerable<string> TextsOf(Trial trial) =>
        trial.Artifacts.Select(a => a.Text)
            .Concat(trial.Checks.SelectMany(c => new[] { c.Message, c.Detail, c.Name }))
            .Append(trial.Error).Append(trial.Key.Case).Append(trial.Key.Run)
            .OfType<string>();
}
