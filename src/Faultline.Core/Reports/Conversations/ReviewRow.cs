using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports.Conversations;

/// <summary>
/// A failed row with all that a reviewer needs, under the column names of the format (docs/formats/conversation-bench.md); our own
/// columns follow them. The label is provisional: it is there to sort by, not to be believed.
/// </summary>
internal sealed record ReviewRow(IReadOnlyList<KeyValuePair<string, object?>> Columns)
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReviewRow Of(Run run, FailureReport failure)
    {
        var (trial, finding) = (failure.Trial, failure.Analysis.Finding);
        return new ReviewRow(
        [
            new("model_name", run.Model ?? ""),
            new("turn", int.TryParse(trial.Key.Case, CultureInfo.InvariantCulture, out var turn) ? turn : trial.Key.Case),
            new("failed_dimensions", string.Join(',', Failed(trial))),
            new("error_mode_candidate", finding?.Mechanism ?? "unlabelled"),
            new("user_text", Text("user_text") ?? ""),
            new("assistant_text", Text("assistant_text") ?? ""),
            new("judge_reasoning", Text("judge_reasoning") ?? Text("claude_reasoning") ?? ""),
            new("scores_json", SortedJson.Of(Text("scores"))),
            new("tool_calls_json", SortedJson.Of(Text("tool_calls"))),
            new("tool_results_json", SortedJson.Of(Text("tool_results"))),
            new("run_id", run.Id),
            new("session", trial.Key.Session),
            new("mechanism", finding?.Mechanism),
            new("sub_mechanism", finding?.SubMechanism),
            new("root", finding?.Root),
            new("fault", finding?.Fault.Name()),
            new("evidence", Evidence(finding)),
            new("attempt", trial.Key.Attempt),
            new("failure_id", failure.Id),
        ]);

        string? Text(string name) => trial.Artifacts.FirstOrDefault(artifact => artifact.Name == name)?.Text;
    }

    public static IEnumerable<string> Failed(Trial trial) => trial.Checks.Where(check => check.Outcome == CheckOutcome.Failed).Select(check => check.Name);

    public string ToCsv() => Csv.Row([.. Columns.Select(column => column.Value switch
    {
        null => "",
        string text => text,
        var number => Convert.ToString(number, CultureInfo.InvariantCulture)!,
    })]);

    public string ToJsonLine() => Written(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, value) in Columns)
        {
            switch (value)
            {
                case null:
                    writer.WriteNull(name);
                    break;
                case int number:
                    writer.WriteNumber(name, number);
                    break;
                default:
                    writer.WriteString(name, (string)value);
                    break;
            }
        }

        writer.WriteEndObject();
    }) + "\n";

    private static string Evidence(Finding? finding) => Written(writer =>
    {
        writer.WriteStartArray();
        foreach (var evidence in finding?.Evidence ?? [])
        {
            writer.WriteStartObject();
            writer.WriteString("source", evidence.Source);
            writer.WriteString("pointer", evidence.Pointer);
            writer.WriteString("quote", evidence.Quote);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static string Written(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Json)) write(writer);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
