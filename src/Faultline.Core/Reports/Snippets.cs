using Faultline.Model;

namespace Faultline.Reports;

/// <summary>Finds the model's lines that a failure is about, and the lines of the reference answer that do the same.</summary>
internal static class Snippets
{
    private const int MaxLines = 12;
    private const int LinesBefore = 4;
    private const int MinSharedIdentifiers = 2;
    private const double Tie = 1e-9;

    /// <summary>
    /// Lines around the place that the decisive fact names, else around a place in the output that the finding cites,
    /// else the line that the tool itself quoted.
    /// </summary>
    internal static CodeSnippet? OfModel(Trial trial, Analysis analysis, Fact? decisive)
    {
        var facts = analysis.Facts.Where(fact => fact != decisive && decisive is not null && fact.Check == decisive.Check);
        foreach (var fact in decisive is null ? [] : facts.Prepend(decisive))
        {
            if (fact.File is { } file && fact.Line is { } line && Output(trial, file) is { } artifact && Around(artifact, line) is { } found) return found;
        }

        foreach (var evidence in analysis.Finding?.Evidence ?? [])
        {
            if (Cited(trial, evidence) is { } found) return found;
        }

        return decisive?.Snippet is { } quoted && quoted.Trim().Length > 0
            ? new CodeSnippet(decisive.File ?? decisive.Evidence.Source, decisive.Line, quoted, new Location(decisive.Evidence.Source, decisive.Evidence.Pointer))
            : null;
    }

    /// <summary>The block of the same-named expected file that shares the most with <paramref name="model"/>, rare identifiers counting most.</summary>
    internal static CodeSnippet? OfExpected(Trial trial, CodeSnippet? model)
    {
        if (model is null) return null;
        var artifact = trial.Of(ArtifactKind.Expected).FirstOrDefault(a => a.Name == model.Name)
            ?? trial.Of(ArtifactKind.Expected).FirstOrDefault(a => IsPathSuffix(a.Name, model.Name));
        if (artifact?.Text is not { } text) return null;

        var lines = Lines(text);
        var perLine = lines.Select(line => Identifiers(line).ToList()).ToList();
        var wanted = Lines(model.Text).SelectMany(Identifiers).ToHashSet(StringComparer.Ordinal);
        var linesWith = perLine.SelectMany(names => names).Where(wanted.Contains)
            .GroupBy(name => name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

        var size = Math.Clamp(Lines(model.Text).Length, 3, MaxLines);
        var best = (Score: 0.0, Matching: 0, Start: 0, Shared: 0);
        for (var start = 0; start == 0 || start + size <= lines.Length; start++)
        {
            var shared = perLine.Skip(start).Take(size).SelectMany(names => names).Where(wanted.Contains).ToHashSet(StringComparer.Ordinal);
            // Summed in a fixed order: addition of doubles is not associative, and the report must not change between runs.
            var score = shared.Order(StringComparer.Ordinal).Sum(name => 1.0 / linesWith[name]);
            var matching = perLine.Skip(start).Take(size).Count(names => names.Any(wanted.Contains));
            var better = score > best.Score + Tie || (score > best.Score - Tie && matching > best.Matching);
            if (better) best = (score, matching, start, shared.Count);
        }

        if (best.Shared < MinSharedIdentifiers) return null;
        var (first, end) = (best.Start, Math.Min(best.Start + size, lines.Length));
        // Lines at the edges that share nothing only hide the ones that do; closing brackets at the end may stay.
        while (first < end && !perLine[first].Any(wanted.Contains)) first++;
        var block = Cut(artifact, lines, first, end);
        return block is null || Lines(block.Text).All(IsCommentOrBlank) ? null : block;
    }

    private static Artifact? Output(Trial trial, string file) =>
        trial.Of(ArtifactKind.Output).FirstOrDefault(a => a.Text is not null && IsPathSuffix(file, a.Name))
        ?? trial.Of(ArtifactKind.Output).FirstOrDefault(a => a.Text is not null && IsPathSuffix(a.Name, file));

    private static bool IsPathSuffix(string path, string suffix)
    {
        path = path.Replace('\\', '/');
        suffix = suffix.Replace('\\', '/');
        if (suffix.StartsWith("./", StringComparison.Ordinal)) suffix = suffix[2..];
        return suffix.Length > 0
            && path.EndsWith(suffix, StringComparison.Ordinal)
            && (path.Length == suffix.Length || path[path.Length - suffix.Length - 1] == '/');
    }

    private static CodeSnippet? Cited(Trial trial, Evidence evidence)
    {
        if (!evidence.Pointer.Contains("#L", StringComparison.Ordinal)) return null;
        var cited = new Location(evidence.Source, evidence.Pointer);
        var artifact = trial.Of(ArtifactKind.Output).FirstOrDefault(a => a.At.Source == cited.Source && a.At.JsonPointer == cited.JsonPointer);
        return artifact?.Text is null ? null : Around(artifact, cited.FirstLine - artifact.At.FirstLine + 1);
    }

    private static CodeSnippet? Around(Artifact artifact, int line)
    {
        var lines = Lines(artifact.Text!);
        if (line < 1 || line > lines.Length) return null;
        var start = Math.Max(0, line - 1 - LinesBefore);
        return Cut(artifact, lines, start, Math.Min(lines.Length, start + MaxLines));
    }

    private static CodeSnippet? Cut(Artifact artifact, string[] lines, int start, int end)
    {
        while (start < end && string.IsNullOrWhiteSpace(lines[start])) start++;
        while (end > start && string.IsNullOrWhiteSpace(lines[end - 1])) end--;
        return end == start
            ? null
            : new CodeSnippet(artifact.Name, start + 1, string.Join('\n', lines[start..end]), artifact.At.Lines(start, end - start));
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private static bool IsCommentOrBlank(string line)
    {
        var start = line.AsSpan().Trim();
        return start.IsEmpty || start.StartsWith("//") || start.StartsWith("/*") || start.StartsWith("*") || start.StartsWith("#");
    }

    // Words of three letters and more; shorter ones are loop variables and noise.
    private static IEnumerable<string> Identifiers(string line)
    {
        if (IsCommentOrBlank(line)) yield break;
        var start = -1;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && (char.IsLetterOrDigit(line[i]) || line[i] is '_' or '$'))
            {
                if (start < 0) start = i;
                continue;
            }

            if (start >= 0 && i - start >= 3 && !char.IsDigit(line[start])) yield return line[start..i];
            start = -1;
        }
    }
}
