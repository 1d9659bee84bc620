using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports.Conversations;

/// <summary>
/// A failed row with all that a reviewer needs, under the column names of the format (docs/formats/conversation-bench.md); our own
/// columns follow them. The candidate is a rule's guess, there to sort by; the label behind it is a verdict's where there is one.
/// </summary>
internal sealed record ReviewRow(IReadOnlyList<KeyValuePair<string, object?>> Columns)
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReviewRow Of(Run run, FailureReport failure)
    {
        var (trial, label) = (failure.Trial, failure.Label);
        return new ReviewRow(
        [
            new("model_name", run.Model ?? ""),
            new("turn", int.TryParse(trial.Key.Case, CultureInfo.InvariantCulture, out var turn) ? turn : trial.Key.Case),
            new("failed_dimensions", string.Join(',', Failed(trial))),
            new("error_mode_candidate", failure.Analysis.Finding?.Mechanism ?? "unlabelled"),
            new("user_text", Text("user_text") ?? ""),
            new("assistant_text", Text("assistant_text") ?? ""),
            new("judge_reasoning", Text("judge_reasoning") ?? Text("claude_reasoning") ?? ""),
            new("scores_json", SortedJson.Of(Text("scores"))),
            new("tool_calls_json", SortedJson.Of(Text("tool_calls"))),
            new("tool_results_json", SortedJson.Of(Text("tool_results"))),
            new("run_id", run.Id),
            new("session", trial.Key.Session),
            new("mechanism", label?.Mechanism),
            new("sub_mechanism", label?.SubMechanism),
            new("root", label?.Root),
            new("fault", label?.Fault.Name()),
            new("evidence", Evidence(label?.Evidence)),
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

    private static string Evidence(IReadOnlyList<Evidence>? quotes) => Written(writer =>
    {
        writer.WriteStartArray();
        foreach (var evidence in quotes ?? [])
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
