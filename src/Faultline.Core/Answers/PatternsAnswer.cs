using System.Globalization;
using System.Text;
using Faultline.Model;
using Faultline.Reports.Machine;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>What holds across runs.</summary>
public sealed class PatternsAnswer : Answer
{
    private const int MostCases = 5;

    public required IReadOnlyList<Pattern> Patterns { get; init; }

    /// <summary>Runs that were looked at.</summary>
    public required int Runs { get; init; }

    /// <summary>What could not be asked, because there are too few runs or models.</summary>
    public IReadOnlyList<string> NotAsked { get; init; } = [];

    public override string ToJson() => MachineJson.Write(new PatternsView(Runs, Patterns) { NotAsked = NotAsked }) + "\n";

    public override string ToText()
    {
        var text = new StringBuilder();
        foreach (var kind in Patterns.GroupBy(p => p.Kind, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{kind.Key} ({kind.Count()})\n");
            foreach (var pattern in kind)
            {
                text.Append("  ").Append(Visible.Line(pattern.Title)).Append("\n    ").Append(Truncate.To(Visible.Line(pattern.Explanation), 400)).Append('\n');
                if (pattern.Cases.Count > 1) text.Append("    cases: ").AppendJoin(", ", pattern.Cases.Take(MostCases).Select(Visible.Line)).Append(pattern.Cases.Count > MostCases ? ", ...\n" : "\n");
            }
        }

        if (NotAsked.Count > 0) text.Append("not asked\n");
        foreach (var note in NotAsked) text.Append("  ").Append(Visible.Line(note)).Append('\n');
        return text.Append(CultureInfo.InvariantCulture, $"{(text.Length > 0 ? "\n" : "")}{Counted.Of(Patterns.Count, "pattern")} in {Counted.Of(Runs, "run")}.\n").ToString();
    }
}
