using System.Text;
using Faultline.Model;

namespace Faultline.History;

/// <summary>A tree of reports, <c>{provider}/{model}/{run}_{date}.md</c> in principle; levels, names and case vary in practice.</summary>
public static class EarlierReportTree
{
    private static readonly EnumerationOptions _everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Every report below a folder, or the one report that a file is, by path.</summary>
    /// <param name="cases">Full ids of cases that are known from elsewhere.</param>
    /// <param name="shown">How a path is to be shown.</param>
    public static IReadOnlyList<EarlierReport> Read(string root, IEnumerable<string> cases, Func<string, string> shown, Action<ImportDiagnostic> report)
    {
        var isFile = File.Exists(root);
        var files = isFile ? [root] : Directory.EnumerateFiles(root, "*", _everywhere).Where(IsMarkdown).Order(StringComparer.Ordinal).ToList();
        var texts = new List<(string Path, string Text)>();
        foreach (var path in files)
        {
            try
            {
                texts.Add((path, File.ReadAllText(path, Encoding.UTF8)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                report(new ImportDiagnostic(shown(path), null, DiagnosticSeverity.Error, $"The report could not be read ({e.Message}); the others are."));
            }
        }

        // One report spells a case out that another only names.
        var known = cases.Concat(texts.SelectMany(t => EarlierReportReader.CasesNamed(t.Text))).Distinct(StringComparer.Ordinal).ToList();
        return [.. texts.Select(t => EarlierReportReader.Read(t.Text, Relative(root, isFile, t.Path), shown(t.Path), known)).Where(IsReport)];
    }

    // A page about something else, a README say, lists no failures and belongs to no run.
    private static bool IsReport(EarlierReport report) => report.Rows.Count > 0 || report.RunLabel is not null || report.Cases is not null || report.Warnings.Any(w => w.Line is null);

    private static bool IsMarkdown(string path) => Path.GetExtension(path).ToLowerInvariant() is ".md" or ".markdown";

    // The folders above say provider and model; of a single file they are not below the root.
    private static string Relative(string root, bool isFile, string path)
    {
        if (!isFile) return Path.GetRelativePath(Path.Join(root, ".."), path).Replace('\\', '/');
        var parts = Path.GetFullPath(path).Replace('\\', '/').Split('/');
        return string.Join('/', parts[Math.Max(0, parts.Length - 3)..]);
    }
}
