using System.Globalization;
using Faultline.Importers.Scylla.Json;
using Faultline.Model;

namespace Faultline.Importers.Scylla.Summary;

/// <summary>
/// Reads <c>batch_summary.json</c> of every generation (docs/formats/scylla.md): rows without metrics, rows twice (the last one
/// stands), the form that a killed batch leaves, and the one whose writer read the metrics from the wrong place.
/// </summary>
internal sealed class SummaryFile(string path, Notes notes)
{
    internal const string Name = "batch_summary.json";

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "test_id", "test_name", "thread_id", "status", "exit_code", "result_dir", "error",
        "best_tier", "best_score", "frontier_cop", "total_cost", "total_duration", "started_at",
    };

    private readonly Dictionary<string, SummaryRow> _last = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);

    /// <summary>Rows as they stand in the file, those without a test left out.</summary>
    public int RowsRead { get; private set; }

    /// <summary>The last row of each test.</summary>
    public IReadOnlyCollection<SummaryRow> Rows => _last.Values;

    public IReadOnlyList<BatchSetting> Settings { get; private set; } = [];

    public string? Model { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public bool? IsFinal { get; private set; }

    /// <summary>Tests that the last invocation scheduled; null when the summary does not list them.</summary>
    public IReadOnlyList<string>? Planned { get; private set; }

    /// <summary>False when nothing of the file could be read.</summary>
    public bool Read()
    {
        if (JsonFile.Open(path, notes, "results", Add) is not { } file) return _last.Count > 0;
        var root = file.Root;
        StartedAt = Time(root.String("started_at"));
        CompletedAt = Time(root.String("completed_at"));
        if (root.Object("config") is { } config)
        {
            Settings = [.. config.Members.Where(m => m.Name != "started_at").Select(m => new BatchSetting(m.Name, Shown(m.Value)))];
            Model = config.String("model");
            // A batch that reached its end lists what each thread did; one that was killed only says how many there were.
            IsFinal = root.List("threads").Count > 0 || config.Get("threads") is null;
        }

        var planned = root.List("threads").SelectMany(t => t.List("tests")).Select(t => t.Text).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        Planned = planned.Count > 0 ? planned : null;
        if (!root.Has("results")) notes.Error(path, "Expected a list 'results' with a row for each test; found none.");
        if (_unknown.Count > 0) notes.Info(path, $"Rows have keys that are not known and not used: {string.Join(", ", _unknown.Take(20))}.");
        return true;
    }

    private void Add(JsonValue value, int index)
    {
        if (!value.IsObject)
        {
            notes.Error(path, $"Row {index} is no object; expected the row of a test. It is skipped.", value.Line);
            return;
        }

        if (value.String("test_id") is not { Length: > 0 } id)
        {
            notes.Error(path, $"Row {index} has no 'test_id'; nobody can say whose row it is. It is skipped.", value.Line);
            return;
        }

        if (value.Member("status") is not { Value.Text: { } status } member)
        {
            notes.Error(path, $"Row {index} of '{id}' has no 'status'; expected one of pass, fail, error, unknown. It is skipped.", value.Line);
            return;
        }

        if (!value.IsWhole) notes.Error(path, $"Row {index} of '{id}' is cut off; what is there of it is used.", value.Line);
        CheckTypes(value, id, index);
        foreach (var other in value.Members) if (!Known.Contains(other.Name)) _unknown.Add(other.Name);
        RowsRead++;
        var replaces = _last.TryGetValue(id, out var earlier) ? earlier.Row.Replaces + 1 : 0;
        // The order is that of the last rows.
        _last.Remove(id);
        _last.Add(id, new SummaryRow(index, Row(value, id, status, member) with { Replaces = replaces }));
    }

    private BatchRow Row(JsonValue value, string id, string status, JsonMember member)
    {
        var source = notes.SourceOf(path);
        var (cost, duration, exit) = (value.Money("total_cost"), value.Double("total_duration"), value.Int("exit_code"));
        var costMember = value.Member("total_cost");
        return new BatchRow
        {
            Case = id,
            At = At(source, member.Value.Line),
            Status = status,
            StatusQuote = member.Quote ?? status,
            Name = value.String("test_name") is { Length: > 0 } name ? name : null,
            ExitCode = exit,
            Error = value.String("error"),
            ResultFolder = value.String("result_dir"),
            BestTier = value.String("best_tier"),
            BestScore = value.Double("best_score"),
            CostOfPass = value.Money("frontier_cop"),
            CostUsd = cost,
            DurationSeconds = duration,
            CostAt = costMember?.Quote is null ? null : At(source, costMember.Value.Line),
            CostQuote = costMember?.Quote,
            Thread = value.Int("thread_id"),
            // No process takes no time at all: the writer looked for the metrics where they are not.
            IsBlank = exit == 0 && status == "fail" && cost == 0 && duration == 0 && value.Get("best_tier") is null,
        };
    }

    private void CheckTypes(JsonValue value, string id, int index)
    {
        foreach (var name in (string[])["thread_id", "exit_code", "best_score", "total_cost", "total_duration", "frontier_cop"])
        {
            if (value.Get(name) is { Form: not JsonForm.Number } wrong)
                notes.Error(path, $"'{name}' of row {index} ('{id}') is {Named(wrong.Form)}; expected a number.{(value.Double(name) is null ? " It is read as absent." : " Its digits are used.")}", wrong.Line);
        }
    }

    private static string Named(JsonForm form) => form switch
    {
        JsonForm.Text => "a text",
        JsonForm.List => "a list",
        JsonForm.Object => "an object",
        JsonForm.True or JsonForm.False => "true or false",
        JsonForm.Number => "a number",
        JsonForm.Null => "null",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "not a form of JSON"),
    };

    private static Location At(string source, int line) => new(source, string.Create(CultureInfo.InvariantCulture, $"#L{line}"));

    private static string Shown(JsonValue value) => value.Form switch
    {
        JsonForm.Text or JsonForm.Number => value.Text ?? "",
        JsonForm.List => string.Join(", ", value.Items.Select(Shown)),
        JsonForm.Object => string.Join(", ", value.Members.Select(m => $"{m.Name}={Shown(m.Value)}")),
        JsonForm.True => "true",
        JsonForm.False => "false",
        JsonForm.Null => "null",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Form, "not a form of JSON"),
    };

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
