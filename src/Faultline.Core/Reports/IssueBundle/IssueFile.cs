using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports.IssueBundle;

/// <summary>
/// One issue as a file: the title in the first line, a mark that <c>file_issues.sh</c> finds it by in the third, and sections up to what
/// GitHub takes as a body (65,536 characters).
/// </summary>
internal sealed class IssueFile
{
    internal const int MaxBody = 60_000;

    private const string CutNote = "\nThis text was shortened: GitHub takes no longer ones.\n";

    private readonly MarkdownPage _page = new();
    private bool _cut;

    /// <param name="title">One line of plain text.</param>
    /// <param name="key">Folder and file name without extension: letters, digits, dot, dash, underscore and slash.</param>
    /// <param name="by"><c>test</c> or <c>cluster</c>.</param>
    internal IssueFile(ReportModel model, string title, string key, string by, IEnumerable<string> labels)
    {
        _page.Block($"# {title}");
        _page.Block($"<!-- faultline bundle={Bundle(model)} key={key} by={by} labels={string.Join(',', labels)} -->");
    }

    /// <summary>What the marks of all texts of one run have in common.</summary>
    internal static string Bundle(ReportModel model) => ContentHash.Short($"issues\n{model.Run.Id}");

    /// <summary>A section under its heading, left out when it is null or does not fit any more.</summary>
    internal IssueFile Section(string heading, string? text)
    {
        if (text is null) return this;
        if (_page.Length + heading.Length + text.Length > MaxBody)
        {
            _cut = true;
            return this;
        }

        _page.Heading(2, heading).Block(text);
        return this;
    }

    /// <summary>Characters that are left.</summary>
    internal int Room => MaxBody - _page.Length;

    public override string ToString() => _page + (_cut ? CutNote : "");
}
