using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Faultline.History;

/// <summary>
/// A Markdown page as sections and lines. Levels of headings are taken relative to one another, since reports skip and mix them;
/// HTML stays text.
/// </summary>
internal sealed class Outline
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseYamlFrontMatter().UsePreciseSourceLocation().DisableHtml().Build();

    private readonly Func<string, bool> _isHeading;
    private OutlineSection _at;

    private Outline(Func<string, bool> isHeading)
    {
        _isHeading = isHeading;
        Page = _at = new OutlineSection(0, "", 1, null);
    }

    public OutlineSection Page { get; }

    /// <param name="isHeading">Says of a line that is bold as a whole whether it is meant as a heading.</param>
    /// <exception cref="ArgumentException">The text is nested too deeply to be a report.</exception>
    public static OutlineSection Of(string markdown, Func<string, bool> isHeading)
    {
        var outline = new Outline(isHeading);
        outline.Add(Markdown.Parse(markdown, _pipeline), 0);
        return outline.Page;
    }

    private void Add(ContainerBlock blocks, int depth)
    {
        foreach (var block in blocks) Add(block, depth);
    }

    private void Add(Block block, int depth)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Open(heading.Level, Plain(heading.Inline), heading.Line + 1);
                break;
            case Table table:
                Add(table);
                break;
            case YamlFrontMatterBlock front:
                foreach (var line in front.Lines.Lines.Take(front.Lines.Count))
                    _at.Blocks.Add(new OutlineBlock { Kind = OutlineKind.Text, Line = line.Line + 1, Text = line.Slice.ToString() });
                break;
            case CodeBlock code:
                _at.Blocks.Add(new OutlineBlock { Kind = OutlineKind.Code, Line = code.Line + 1, Depth = depth, Text = code.Lines.ToString() });
                break;
            case ParagraphBlock paragraph:
                Lines(paragraph, OutlineKind.Text, depth);
                break;
            case ListItemBlock item:
                AddItem(item, depth + 1);
                break;
            case ContainerBlock container:
                Add(container, depth);
                break;
            default:
                break;
        }
    }

    private void AddItem(ListItemBlock item, int depth)
    {
        var isFirst = true;
        foreach (var block in item)
        {
            if (isFirst && block is ParagraphBlock paragraph) Lines(paragraph, OutlineKind.Item, depth);
            else Add(block, depth);
            isFirst = false;
        }
    }

    private void Open(int level, string title, int line)
    {
        var parent = _at;
        while (parent.Level >= level && parent.Parent is not null) parent = parent.Parent;
        _at = new OutlineSection(level, title, line, parent);
        parent.Children.Add(_at);
    }

    private void Add(Table table)
    {
        var rows = table.OfType<TableRow>().ToList();
        var header = rows.Where(r => r.IsHeader).Select(Cells).FirstOrDefault() ?? [];
        foreach (var row in rows.Where(r => !r.IsHeader))
            _at.Blocks.Add(new OutlineBlock { Kind = OutlineKind.TableRow, Line = row.Line + 1, Cells = Cells(row), Header = header, Table = table.Line + 1 });
    }

    private static List<string> Cells(TableRow row) => [.. row.OfType<TableCell>().Select(cell => string.Join(' ', cell.OfType<LeafBlock>().Select(b => Plain(b.Inline))).Trim())];

    // A line that begins with bold words is a field of its own; other lines of a paragraph run on.
    private void Lines(ParagraphBlock paragraph, OutlineKind kind, int depth)
    {
        if (paragraph.Inline is null) return;
        var line = new List<Inline>();
        var first = true;
        foreach (var inline in paragraph.Inline.Append(null))
        {
            if (inline is not null and not LineBreakInline)
            {
                line.Add(inline);
                continue;
            }

            if (line.Count > 0) Add(line, first ? kind : OutlineKind.Text, paragraph.Line + 1, depth, continues: !first && !IsBold(line[0]));
            first = false;
            line.Clear();
        }
    }

    private void Add(List<Inline> inlines, OutlineKind kind, int paragraph, int depth, bool continues)
    {
        var text = Plain(inlines).Trim();
        if (continues && _at.Blocks.Count > 0)
        {
            _at.Blocks[^1] = _at.Blocks[^1] with { Text = _at.Blocks[^1].Text + " " + text };
            return;
        }

        var at = inlines[0].Line > 0 ? inlines[0].Line + 1 : paragraph;
        var lead = IsBold(inlines[0]) ? Plain([inlines[0]]).Trim() : null;
        if (kind == OutlineKind.Text && depth == 0 && lead == text && _isHeading(text)) Open(7, text, at);
        else _at.Blocks.Add(new OutlineBlock { Kind = kind, Line = at, Depth = depth, Text = text, Lead = lead });
    }

    private static bool IsBold(Inline inline) => inline is EmphasisInline { DelimiterCount: >= 2 } || inline is EmphasisInline { FirstChild: EmphasisInline { DelimiterCount: >= 2 } };

    private static string Plain(IEnumerable<Inline>? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines ?? []) Plain(inline, text);
        return text.ToString();
    }

    private static void Plain(Inline inline, StringBuilder text)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.ToString());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.ToString());
                break;
            case AutolinkInline link:
                text.Append(link.Url);
                break;
            case ContainerInline container:
                foreach (var child in container) Plain(child, text);
                break;
            default:
                text.Append(inline);
                break;
        }
    }
}
