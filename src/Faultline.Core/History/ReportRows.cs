using System.Globalization;
using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.History;

/// <summary>
/// Collects the classified failures of a report from its sections, tables and lists. A section about one failure says more than a row
/// of a table, and that more than a line of a list; what one leaves open another may fill.
/// </summary>
internal sealed partial class ReportRows(CaseNames known)
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, EarlierRow> _rows = new(StringComparer.Ordinal);
    private readonly List<EarlierWarning> _warnings = [];

    public IReadOnlyList<EarlierRow> Rows => [.. _order.Select(c => _rows[c])];

    public IReadOnlyList<EarlierWarning> Warnings => _warnings;

    public EarlierRunLabel? RunLabel { get; private set; }

    public void Read(OutlineSection page)
    {
        var sections = page.All().ToList();
        foreach (var section in sections.Where(s => !IsAside(s))) ReadFailure(section);
        foreach (var section in sections.Where(s => !IsAside(s))) ReadTables(section);
        foreach (var section in sections.Where(s => !IsAside(s))) ReadGroup(section);
        foreach (var section in sections.Where(s => IsFailureArea(s) && !IsAside(s))) ReadItems(section);
    }

    /// <summary>The case of a heading about one failure, or null.</summary>
    public FailureHeading? Heading(OutlineSection section)
    {
        if (section.Level == 0 || FailureHeading.Of(section.Title, known) is not { } heading) return null;
        if (heading.Names.All(n => CaseNames.IsQualified(n) || heading.Category is not null)) return heading;
        // A heading over headings of failures is their category.
        if (IsCategory(section)) return null;
        if (heading.Names.All(known.IsKnown) || heading.HasSigns) return heading;
        return (heading.IsNumbered || heading.Check is not null || CaseNames.IsNumbered(heading.Names[0])) && OwnLabel(section) is not null ? heading : null;
    }

    private void ReadFailure(OutlineSection section)
    {
        var heading = Heading(section);
        var fields = Fields(section);
        // A field that names the case is plainer than any heading.
        var field = OwnLabel(section) is not null && fields.Value(FieldName.Case) is { } of && CaseNames.Leading(of) is { Names: [var only], End: var end }
            && (CaseNames.LooksLikeCase(only) || known.IsKnown(only)) ? (Name: only, Category: BracketAfter(of[end..])) : ((string Name, string? Category)?)null;
        var named = field is { } single ? [single.Name] : heading?.Names ?? [];
        if (named.Count == 0) return;
        var category = field?.Category ?? heading?.Category ?? CategoryAbove(section);
        var label = fields.Value(FieldName.Label) is { } stated ? LabelText.InPlace(stated) : null;
        if (label is null && heading?.Label is { } titled) label = (titled, heading.Decoration);
        label ??= LeadLabel(section);
        foreach (var name in named)
        {
            var row = Row(known.Resolve(name, name.Contains('/') ? null : category), section.Line, label?.Label, label?.Decoration ?? (heading is { IsUnlabelled: true } ? "unlabelled" : heading?.Decoration)) with
            {
                Check = Check(fields, heading),
                Reasoning = fields.Value(FieldName.Reasoning) ?? fields.Prose,
                Error = fields.Value(FieldName.Error),
                ModelSnippet = fields.Value(FieldName.Model),
                ExpectedSnippet = fields.Value(FieldName.Expected),
                Action = fields.Value(FieldName.Action) is { } action && !IsNothing(action) ? action : null,
                Repeat = heading?.Repeat ?? false,
                RunsFailed = heading?.RunsFailed ?? Runs(fields)?.Failed,
                RunsTotal = heading?.RunsTotal ?? Runs(fields)?.Of,
            };
            Put(row);
        }
    }

    private void ReadTables(OutlineSection section)
    {
        foreach (var table in section.Blocks.Where(b => b.Kind == OutlineKind.TableRow).GroupBy(b => b.Table))
        {
            var rows = table.ToList();
            var isOfFields = rows.All(r => r.Cells.Count == 2) && rows.Count(r => FieldWords.Of(r.Cells[0]) != FieldName.Other) * 2 >= rows.Count;
            if (isOfFields) continue;
            var columns = TableColumns.Of(rows);
            // A count beside the label is a summary: its cases are listed elsewhere.
            if (columns.Case < 0 || columns.Count >= 0) continue;
            foreach (var row in rows) ReadRow(row, columns);
        }
    }

    private void ReadRow(OutlineBlock row, TableColumns columns)
    {
        var label = TableColumns.Cell(row, columns.Label) is { } stated ? LabelText.InPlace(stated) : null;
        if (TableColumns.Cell(row, columns.Case) is not { } cell) return;
        var (names, end) = CaseNames.Leading(cell);
        var isCase = names.Count > 0 && (names.All(n => CaseNames.LooksLikeCase(n) || known.IsKnown(n)) || (label is not null && cell[end..].All(c => !char.IsLetter(c))));
        if (!isCase)
        {
            if (label is not null) Unread(row.Line, $"a row labelled {label.Value.Label} whose case could not be told from '{Short(cell)}'");
            return;
        }

        foreach (var name in names)
        {
            var id = known.Resolve(name, BracketAfter(cell[end..]));
            var check = TableColumns.Cell(row, columns.Check) is { } step ? StepText.Of(step) : null;
            var runs = TableColumns.Cell(row, columns.Frequency) is { } share && Fraction().Match(share) is { Success: true } f ? (Int(f, "failed"), Int(f, "of")) : ((int, int)?)null;
            if (columns.Label < 0 && !_rows.ContainsKey(id)) continue;
            var isOpen = label is null && TableColumns.Cell(row, columns.Label) is { } said && LabelText.IsNone(said);
            if (columns.Label >= 0 && label is null && !isOpen && !_rows.ContainsKey(id)) Unread(row.Line, $"no label could be read for '{id}' from '{Short(TableColumns.Cell(row, columns.Label) ?? "")}'");
            Put(Row(id, row.Line, label?.Label, isOpen ? "unlabelled" : label?.Decoration, TableColumns.Cell(row, columns.Reasoning)) with
            {
                Check = check,
                Reasoning = TableColumns.Cell(row, columns.Reasoning),
                Error = TableColumns.Cell(row, columns.Error),
                RunsFailed = runs?.Item1,
                RunsTotal = runs?.Item2,
            });
        }
    }

    // A label over several failures: for the whole run, or for those that are listed under it.
    private void ReadGroup(OutlineSection section)
    {
        if (section.Level == 0 || Heading(section) is not null) return;
        var fields = Fields(section);
        var label = fields.First(FieldName.Label) is { } field ? LabelText.InPlace(field.Value) : null;
        label ??= LabelText.InText(section.Title) is { } titled && LabelText.IsKnown(titled.Label) ? titled : null;
        if (label is null) return;
        if (fields.Value(FieldName.Case) is { } single && CaseNames.Leading(single).Names.Count > 0) return;
        var check = fields.First(FieldName.Check) is { } step ? StepText.Of(step.Value) : null;
        var isAll = AllOf().Match(section.Title + "\n" + string.Join('\n', section.Blocks.Select(b => b.Text)));
        var listed = isAll.Success && section.Parent is { } parent ? parent.All().Where(s => Heading(s) is null) : [section];
        if (isAll.Success)
        {
            int? count = isAll.Groups["count"].Success ? Int(isAll, "count") : null;
            RunLabel ??= new EarlierRunLabel(label.Value.Label, check, fields.Value(FieldName.Reasoning) ?? fields.Prose, count, section.Line);
        }

        foreach (var item in listed.SelectMany(s => s.Blocks).Where(b => b.Kind == OutlineKind.Item && FieldWords.Of(b.Lead ?? "") == FieldName.Other))
        {
            var (names, end) = CaseNames.Leading(item.Text);
            if (names.Count == 0 || !names.All(n => CaseNames.IsQualified(n) || (CaseNames.IsNumbered(n) && !known.IsCategory(n)) || (known.IsKnown(n) && n.Contains('_')))) continue;
            if (item.Text[end..].Trim().Length > 0 && !ItemTail().IsMatch(item.Text[end..])) continue;
            var own = LabelText.InText(item.Text);
            foreach (var id in names.Select(n => known.Resolve(n, BracketAfter(item.Text[end..]) ?? CategoryAbove(section))).Where(id => !_rows.ContainsKey(id)))
            {
                var row = Row(id, item.Line, own?.Label ?? label.Value.Label, own?.Decoration ?? label.Value.Decoration, item.Text) with
                {
                    Check = check ?? StepIn(item.Text[end..]),
                    Reasoning = fields.Value(FieldName.Reasoning) ?? Running(section),
                    Error = fields.Value(FieldName.Error),
                };
                Put(isAll.Success ? row with { Basis = "run_level" } : row);
            }
        }
    }

    // Lists among the failures: "- category/name — step: LABEL (not analyzed in detail)".
    private void ReadItems(OutlineSection section)
    {
        if (Heading(section) is not null) return;
        foreach (var item in section.Blocks.Where(b => b.Kind == OutlineKind.Item))
        {
            var (names, end) = CaseNames.Leading(item.Text);
            if (names.Count == 0 || LabelText.InText(item.Text) is not { } label || !names.All(n => CaseNames.LooksLikeCase(n) || known.IsKnown(n))) continue;
            var tail = item.Text[end..];
            if (!ItemTail().IsMatch(tail)) continue;
            foreach (var id in names.Select(n => known.Resolve(n, BracketAfter(tail) ?? CategoryAbove(section))).Where(id => !_rows.ContainsKey(id)))
                Put(Row(id, item.Line, label.Label, label.Decoration, item.Text) with { Check = StepIn(tail), Reasoning = tail.Trim(' ', ':', '—', '–', '-') });
        }
    }

    private static string? Running(OutlineSection section)
        => section.Blocks.Where(b => b is { Kind: OutlineKind.Text, Lead: null, Depth: 0 } && FieldWords.InLine(b.Text) is null).Select(b => b.Text).ToList() is { Count: > 0 } lines ? string.Join('\n', lines) : null;

    private static EarlierRow Row(string id, int line, string? label, string? decoration, string? text = null)
        => new() { Case = id, Line = line, Label = label, Decoration = decoration, Basis = Basis(decoration, text) };

    private void Put(EarlierRow row)
    {
        known.Add(row.Case);
        if (!_rows.TryGetValue(row.Case, out var there))
        {
            _order.Add(row.Case);
            _rows[row.Case] = row;
            return;
        }

        if (there.Label is not null && row.Label is not null && there.Label != row.Label)
            Contradiction(row.Line, $"'{row.Case}' is {there.Label} on line {there.Line.ToString(CultureInfo.InvariantCulture)} and {row.Label} here");
        if (there.Check is not null && row.Check is not null && there.Check != row.Check)
            Contradiction(row.Line, $"'{row.Case}' failed '{there.Check}' on line {there.Line.ToString(CultureInfo.InvariantCulture)} and '{row.Check}' here");
        _rows[row.Case] = there with
        {
            Label = there.Label ?? row.Label,
            Decoration = there.Decoration ?? row.Decoration,
            Basis = there.Label is null || row.Basis is "inferred" or "not_analyzed" ? row.Basis : there.Basis,
            Check = there.Check ?? row.Check,
            Reasoning = there.Reasoning ?? row.Reasoning,
            Error = there.Error ?? row.Error,
            RunsFailed = there.RunsFailed ?? row.RunsFailed,
            RunsTotal = there.RunsTotal ?? row.RunsTotal,
        };
    }

    private FieldReading Fields(OutlineSection section) => FieldReading.Of(section, child => Heading(child) is null && FieldWords.Of(child.Title) != FieldName.Other && child.Children.Count == 0);

    private string? OwnLabel(OutlineSection section) => Fields(section).Value(FieldName.Label) is { } stated ? LabelText.InPlace(stated)?.Label : LeadLabel(section)?.Label;

    // "**MODEL_FAULT** — the model ..." without the word 'Classification'.
    private static (string Label, string? Decoration)? LeadLabel(OutlineSection section)
        => section.Blocks.Select(b => b.Lead ?? (b.Text.Length < 80 ? b.Text : "")).Where(LabelText.IsWhole).Select(LabelText.InPlace).FirstOrDefault();

    private static string? Check(FieldReading fields, FailureHeading? heading)
        => fields.First(FieldName.Check) is { Value.Length: > 0 } step ? StepText.Of(step.Value) ?? (StepText.IsNone(step.Value) ? null : heading?.Check) : heading?.Check;

    private static (int Failed, int Of)? Runs(FieldReading fields)
        => fields.Value(FieldName.Frequency) is { } share && Fraction().Match(share) is { Success: true } f ? (Int(f, "failed"), Int(f, "of")) : null;

    private bool IsCategory(OutlineSection section) => section.Children.Any(child => FailureHeading.Of(child.Title, known) is { HasSigns: true } or { IsNumbered: true } or { Check: not null });

    private static string? CategoryAbove(OutlineSection section)
    {
        if (section.Parent is not { Level: > 0 } parent) return null;
        var (names, end) = CaseNames.Leading(CategoryWord().Replace(parent.Title, ""));
        return names is [var name] && (CaseNames.IsNumbered(name) || name.Contains('_')) && !name.Contains('/') && CategoryWord().Replace(parent.Title, "")[end..].TrimStart() is "" or ['(' or '—' or '–' or '-' or ':', ..] ? name : null;
    }

    private static string? BracketAfter(string text)
        => Bracket().Match(text) is { Success: true } found && found.Groups["in"].Value is var inside && (CaseNames.IsNumbered(inside) || inside.Contains('_')) && !inside.Contains(' ') && LabelText.InText(inside) is null ? inside : null;

    private static string? StepIn(string tail)
    {
        foreach (var part in tail.Split([" — ", " – ", " -- ", " - ", ": ", "(", ")"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (LabelText.InText(part) is null && StepText.Of(part.Trim('—', '–', '-', ' ', ':')) is { } step && !step.Contains(' ')) return step;
        return null;
    }

    private static string Basis(string? decoration, string? text)
    {
        var said = decoration + " " + text;
        if (NotAnalysed().IsMatch(said)) return "not_analyzed";
        if (decoration is "provisional") return "provisional";
        return Inferred().IsMatch(said) ? "inferred" : "inspected";
    }

    // Sections about other runs or about what to do name cases too, with labels that are not theirs here.
    private bool IsAside(OutlineSection section) => section.Path().Any(s => s.Level > 1 && Aside().IsMatch(s.Title) && Heading(s) is null);

    private static bool IsFailureArea(OutlineSection section) => section.Path().Any(s => FailureArea().IsMatch(s.Title));

    private static bool IsNothing(string text) => text.Trim().TrimEnd('.').ToLowerInvariant() is "none" or "n/a" or "-" or "no" or "none needed";

    private void Unread(int line, string what) => _warnings.Add(new EarlierWarning(line, "unread", what));

    private void Contradiction(int line, string what) => _warnings.Add(new EarlierWarning(line, "contradiction", what));

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\W*(?<failed>[0-9]{1,4})\s*(/|of)\s*(?<of>[0-9]{1,4})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\b(applies to|affect(s|ing|ed)?|across|in) (all|every)\s+(the\s+)?(?<count>[0-9]{1,6})?|\ball (?<count>[0-9]{1,6}) (failed|failures|failing|evals)\b|\bglobal\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AllOf();

    [GeneratedRegex(@"^\s*$|^[`*]*\s*([—–:|(,]|-{1,3}\s)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ItemTail();

    [GeneratedRegex(@"^\s*\((?<in>[^()]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^\s*category\s*:\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CategoryWord();

    [GeneratedRegex(@"not (been )?anal[yz]|not inspected|not investigated|not reviewed|unread|not examined", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NotAnalysed();

    [GeneratedRegex(@"\binferred\b|\blikely same\b|\bassumed\b|\bpresumed\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Inferred();

    [GeneratedRegex(@"\b(prior|previous|earlier|recurring|cross-?cutting|recommendation|comparison|compared|net impact|actions? taken|changes made)s?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Aside();

    [GeneratedRegex(@"\b(per-?\s?(failure|eval|case)|failures?|failed|classifications?|remaining|details?|analysis)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FailureArea();
}
