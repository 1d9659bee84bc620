using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Faultline.Importers.Scylla.Logs;

/// <summary>Reads the lines of an 'EXPERIMENT COMPLETE' block.</summary>
internal sealed partial class SummaryBlocks
{
    private LogBlock? _open;

    public bool IsOpen => _open is not null;

    public LogBlock Begin(int number) => _open = new LogBlock { Line = number };

    public void End() => _open = null;

    /// <summary>False for a line that is none of the block's.</summary>
    public bool Take(ReadOnlySpan<byte> line, int number)
    {
        var block = _open!;
        if (line[0] is (byte)'=' or (byte)'-') return true;
        var text = Encoding.UTF8.GetString(line);
        if (Figure().Match(text) is { Success: true } figure)
        {
            Take(block, figure.Groups["key"].Value, figure.Groups["value"].Value, LogLine.Of(number, line));
            return true;
        }

        if (text.TrimEnd() == "No passing results found")
        {
            block.NothingPassed = LogLine.Of(number, line);
            return true;
        }

        if (TierLine().Match(text) is not { Success: true } tier) return text.StartsWith("Tier Results:", StringComparison.Ordinal);
        block.Tiers.Add(new LogTier(
            tier.Groups["tier"].Value,
            tier.Groups["st"].Value == "PASS",
            double.Parse(tier.Groups["score"].Value, CultureInfo.InvariantCulture),
            decimal.TryParse(tier.Groups["cost"].Value, CultureInfo.InvariantCulture, out var cost) ? cost : 0,
            LogLine.Of(number, line)));
        return true;
    }

    private static void Take(LogBlock block, string key, string value, LogLine line)
    {
        switch (key)
        {
            case "Duration" when double.TryParse(value.TrimEnd('s'), CultureInfo.InvariantCulture, out var seconds):
                block.Seconds = seconds;
                break;
            case "Total Cost" when decimal.TryParse(value.TrimStart('$'), NumberStyles.Number, CultureInfo.InvariantCulture, out var cost):
                (block.Cost, block.CostLine) = (cost, line);
                break;
            case "Best Tier":
                (block.BestTier, block.BestLine) = (value, line);
                break;
            case "Frontier CoP" when decimal.TryParse(value.TrimStart('$'), NumberStyles.Number, CultureInfo.InvariantCulture, out var each):
                block.CostOfPass = each;
                break;
        }
    }

    [GeneratedRegex(@"^(?<key>Duration|Total Cost|Best Tier|Best Sub-test|Frontier CoP): (?<value>.+?)\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Figure();

    [GeneratedRegex(@"^  (?<tier>T[0-9]+): (?<st>PASS|FAIL) \(score: (?<score>[0-9]+(\.[0-9]+)?), cost: \$(?<cost>[0-9]+(\.[0-9]+)?)\)\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TierLine();
}
