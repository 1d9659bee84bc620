using System.Text;
using System.Text.RegularExpressions;

namespace Faultline.History;

/// <summary>The fields and the running text of one failure's section, whether written as bold words, bullets, a table or headings.</summary>
internal sealed partial class FieldReading
{
    private readonly List<Field> _fields = [];
    private readonly StringBuilder _prose = new();
    private FieldName _open = FieldName.Other;
    private int _depth;
    private int _line;
    private StringBuilder? _value;

    private FieldReading()
    {
    }

    public IReadOnlyList<Field> Fields => _fields;

    /// <summary>Text that stands under no name; null when there is none.</summary>
    public string? Prose => Text(_prose);

    public Field? First(FieldName name) => _fields.FirstOrDefault(f => f.Name == name);

    /// <summary>The value of the first field of the name; null when there is none or it is empty.</summary>
    public string? Value(FieldName name) => First(name) is { Value.Length: > 0 } field ? field.Value : null;

    /// <param name="isOwn">Tells subsections that belong to this one from those about something else.</param>
    public static FieldReading Of(OutlineSection section, Func<OutlineSection, bool> isOwn)
    {
        var reading = new FieldReading();
        foreach (var block in section.Blocks) reading.Add(block);
        reading.Close();
        foreach (var child in section.Children.Where(isOwn))
        {
            reading.Begin(FieldWords.Of(child.Title), "", child.Line, 0);
            foreach (var block in child.Blocks) reading.Add(block);
            reading.Close();
        }

        return reading;
    }

    private void Add(OutlineBlock block)
    {
        switch (block.Kind)
        {
            case OutlineKind.TableRow:
                if (block.Cells.Count != 2) return;
                Close();
                _fields.Add(new Field(FieldWords.Of(block.Cells[0]), block.Cells[1], block.Line));
                return;
            case OutlineKind.Code:
                AddCode(block);
                return;
            default:
                AddLine(block);
                return;
        }
    }

    private void AddLine(OutlineBlock block)
    {
        if (block.Lead is { } lead && FieldWords.Of(lead) is not FieldName.Other and var field)
        {
            Begin(field, block.AfterLead, block.Line, block.Depth);
            return;
        }

        // Below a field, deeper lines are its value: "Expected: ..." may well stand in a quoted error.
        var isInside = _value is not null && block.Depth > _depth;
        if (!isInside && block.Lead is null && FieldWords.InLine(block.Text) is { } named)
        {
            Begin(named.Field, named.Value, block.Line, block.Depth);
            return;
        }

        if (isInside || (_value is { Length: 0 } && block.Kind != OutlineKind.Item) || (_value is not null && _open == FieldName.Action && block.Kind == OutlineKind.Item))
        {
            Append(_value!, block.Text);
            return;
        }

        Close();
        Append(_prose, block.Text);
    }

    // A block of code belongs to the name above it; comments in it may name both sides.
    private void AddCode(OutlineBlock block)
    {
        if (_value is not null && _open is FieldName.Model or FieldName.Expected)
        {
            Append(_value!, block.Text);
            return;
        }

        if (ExpectedMark().Match(block.Text) is { Success: true } mark)
        {
            if (mark.Index > 0) _fields.Add(new Field(FieldName.Model, block.Text[..mark.Index].TrimEnd(), block.Line));
            _fields.Add(new Field(FieldName.Expected, block.Text[mark.Index..].TrimEnd(), block.Line + block.Text.AsSpan(0, mark.Index).Count('\n') + 1));
        }
        else if (ModelMark().IsMatch(block.Text))
        {
            _fields.Add(new Field(FieldName.Model, block.Text.TrimEnd(), block.Line));
        }
    }

    private void Begin(FieldName name, string value, int line, int depth)
    {
        Close();
        (_open, _line, _depth, _value) = (name, line, depth, new StringBuilder(value));
    }

    private void Close()
    {
        if (_value is not null) _fields.Add(new Field(_open, _value.ToString().Trim(), _line));
        _value = null;
    }

    private static void Append(StringBuilder to, string text)
    {
        if (to.Length > 0) to.Append('\n');
        to.Append(text);
    }

    private static string? Text(StringBuilder text) => text.Length == 0 ? null : text.ToString();

    [GeneratedRegex(@"^[ \t]*(//|#|--|/\*)\s*expected\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ExpectedMark();

    [GeneratedRegex(@"^\s*(//|#|--|/\*)\s*model\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ModelMark();
}
