using System.Text;

namespace Faultline.Text;

/// <summary>A page that is written from top to bottom. What is put in is Markdown already, made by <see cref="Markdown"/> where it comes from elsewhere.</summary>
public sealed class MarkdownPage
{
    private readonly StringBuilder _text = new();

    public int Length => _text.Length;

    /// <summary>A heading with an empty line before and after it.</summary>
    public MarkdownPage Heading(int level, string text)
    {
        Gap();
        _text.Append('#', level).Append(' ').Append(text).Append("\n\n");
        return this;
    }

    /// <summary>A paragraph or any other block.</summary>
    public MarkdownPage Block(string text)
    {
        Gap();
        _text.Append(text.TrimEnd('\n')).Append("\n\n");
        return this;
    }

    /// <summary>A list item; items follow one another without a gap.</summary>
    public MarkdownPage Item(string text)
    {
        _text.Append("- ").Append(text).Append('\n');
        return this;
    }

    /// <summary>A list item of a name and a value.</summary>
    public MarkdownPage Item(string name, string value) => Item($"**{name}**: {value}");

    /// <summary>A table of two columns and more; nothing but <paramref name="none"/> when it has no rows.</summary>
    public MarkdownPage Table(string[] heads, IEnumerable<string[]> rows, string none = "None.")
    {
        Gap();
        var lines = rows.Select(row => Markdown.Row(row)).ToList();
        if (lines.Count == 0) return Block(none);
        _text.Append(Markdown.Row(heads)).Append(Markdown.Row([.. heads.Select(_ => "---")])).AppendJoin("", lines).Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";

    private void Gap()
    {
        if (_text.Length == 0 || (_text.Length > 1 && _text[^1] == '\n' && _text[^2] == '\n')) return;
        _text.Append(_text[^1] == '\n' ? "\n" : "\n\n");
    }
}
