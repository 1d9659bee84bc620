using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Facts;

/// <summary>
/// Values that pydantic refused, one fact for each: Code is pydantic's error type (<c>missing</c>, <c>dict_type</c>), Subject the path of the
/// field, Snippet the model, Message its sentence.
/// </summary>
public sealed partial class PydanticReader : IFactReader
{
    private const int MaxErrors = 50;
    private const string Mark = " validation error";

    public string Id => "pydantic";

    public IEnumerable<Fact> Read(FactSource source)
    {
        if (!source.Text.Contains(Mark, StringComparison.Ordinal)) yield break;
        var lines = SourceLines.Of(source);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Length > 2_000 || !lines[i].Contains(Mark, StringComparison.Ordinal) || Head().Match(lines[i]) is not { Success: true } head) continue;
            for (var (at, found) = (i + 1, 0); at + 1 < lines.Count && found < MaxErrors; found++)
            {
                if (lines[at].Length == 0 || char.IsWhiteSpace(lines[at][0]) || Refusal().Match(lines[at + 1]) is not { Success: true } refusal) break;
                yield return new Fact
                {
                    Kind = "validation",
                    Check = source.Check,
                    Code = refusal.Groups["code"].Value,
                    Severity = "error",
                    Subject = lines[at],
                    Snippet = head.Groups["model"].Value,
                    Actual = refusal.Groups["value"] is { Success: true } value ? value.Value : null,
                    Message = refusal.Groups["said"].Value,
                    Evidence = lines.Quote(at + 1, refusal.Groups["said"].Value),
                };
                at += 2;
                while (at < lines.Count && lines[at].TrimStart().StartsWith("For further information", StringComparison.Ordinal)) at++;
            }
        }
    }

    [GeneratedRegex(@"\b[0-9]+ validation errors? for (?<model>[A-Za-z_][A-Za-z0-9_.\[\], ]*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Head();

    [GeneratedRegex(@"^  (?<said>.+) \[type=(?<code>[a-z_]+)(?:, input_value=(?<value>.*), input_type=[A-Za-z_]+)?\]$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Refusal();
}
