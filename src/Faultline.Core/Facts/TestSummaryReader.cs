using System.Globalization;
using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Facts;

/// <summary>The count of tests a report ends with (<c>Tests  1 failed | 6 passed (7)</c>): Actual is what passed, Expected the total.</summary>
public sealed partial class TestSummaryReader : IFactReader
{
    public string Id => "test-summary";

    public IEnumerable<Fact> Read(FactSource source)
    {
        if (!source.Text.Contains("Tests", StringComparison.Ordinal)) yield break;
        var lines = SourceLines.Of(source);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Trim();
            if (line.Length > 300 || !line.StartsWith("Tests", StringComparison.Ordinal) || Summary().Match(line) is not { Success: true } match) continue;
            // vitest leaves a part out when it is zero, and says "no tests" when all are.
            var passed = Passed().Match(line);
            yield return new Fact
            {
                Kind = "test-summary",
                Check = source.Check,
                Expected = match.Groups["total"] is { Success: true } total ? total.Value : 0.ToString(CultureInfo.InvariantCulture),
                Actual = passed.Success ? passed.Groups["passed"].Value : 0.ToString(CultureInfo.InvariantCulture),
                Message = line,
                Evidence = lines.Quote(i, line),
            };
        }
    }

    [GeneratedRegex(@"^Tests:? +(?:no tests|[0-9]+ (?:failed|passed|skipped|todo|expected fail)[^()]*(?:\((?<total>[0-9]+)\)|, (?<total>[0-9]+) total))$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Summary();

    [GeneratedRegex(@"(?<passed>[0-9]+) passed", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Passed();
}
