namespace Faultline.History;

/// <summary>A line of running text, a list item, a row of a table or a block of code.</summary>
internal sealed record OutlineBlock
{
    public required OutlineKind Kind { get; init; }

    /// <summary>1-based.</summary>
    public required int Line { get; init; }

    /// <summary>0 outside of lists.</summary>
    public int Depth { get; init; }

    /// <summary>Without markup.</summary>
    public string Text { get; init; } = "";

    /// <summary>The bold words at its beginning; null when it does not begin with any.</summary>
    public string? Lead { get; init; }

    /// <summary>Cells of a row of a table.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>Header cells of the row's table.</summary>
    public IReadOnlyList<string> Header { get; init; } = [];

    /// <summary>Line of the row's table, which tells tables apart.</summary>
    public int Table { get; init; }

    /// <summary>The text after the bold words and the colon or dash behind them.</summary>
    public string AfterLead => Lead is null ? Text : Text[Math.Min(Text.Length, Lead.Length)..].TrimStart(' ', ':', '—', '–', '-').Trim();
}
