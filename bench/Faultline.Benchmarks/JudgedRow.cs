using System.Globalization;
using System.Text;

namespace Faultline.Benchmarks;

/// <summary>
/// Writes made-up rows of a judged conversation run, with the keys, their order and the spacing that Python gives them; 0.5 to 4 KB
/// each, 23 % with a false score. The texts are words in no order: they measure speed and say nothing about labels.
/// </summary>
internal sealed class JudgedRow(Random random)
{
    private const int Turns = 75;

    private static readonly string[] Words =
    [
        "session", "the", "a", "workshop", "on", "Tuesday", "June", "3rd", "track", "speaker", "keynote", "register", "your", "I've", "submitted",
        "for", "and", "is", "in", "Room", "301,", "at", "11:15 AM.", "conference", "Would you like", "me to", "check", "MCP", "dietary", "vegan",
        "schedule", "conflict", "cancel", "(925301)", "Jennifer", "Smith", "{", "[x]", "name:",
    ];

    // As they stand in JSON, and as often as in real runs: 2 to 4 backslashes and 1 to 2 bytes beyond ASCII in 1000, the latter in a quarter of the rows.
    private static readonly string[] Escaped = ["\\n- **Day 2:**", "\\\"GraphRAG\\\"", "\\n\\n"];
    private static readonly string[] Unicode = ["caf\u00e9", "\u2014", "\u201cagents\u201d"];

    private static readonly string[] Tools = ["register_for_session", "submit_dietary_request", "check_schedule_conflict", "vote_for_session", "end_session"];
    private static readonly string[] Dimensions = ["turn_taking", "tool_use_correct", "instruction_following", "kb_grounding", "ambiguity_handling", "state_tracking"];

    private readonly StringBuilder _text = new();
    private int _written;
    private bool _hasUnicode;

    /// <summary>The next row with its line feed, and whether one of its scores is false.</summary>
    public (string Line, bool Failed) Next()
    {
        var turn = _written % Turns;
        var target = random.Next(500, 4000);
        var failed = random.Next(100) < 23;
        _hasUnicode = random.Next(4) == 0;
        _text.Clear();
        Add($"{{\"ts\": \"2026-03-{1 + (_written / 86_400 % 28):D2}T{_written / 3600 % 24:D2}:{_written / 60 % 60:D2}:{_written % 60:D2}.{random.Next(1000):D3}Z\", \"turn\": {turn}, \"model_name\": \"kestrel-live-flash\", \"user_text\": \"");
        AddWords(random.Next(20, 120));
        _text.Append("\", \"assistant_text\": \"");
        var assistantAt = _text.Length;
        _text.Append("\", \"tool_calls\": [");
        var calls = random.Next(4) == 0 ? random.Next(1, 4) : 0;
        for (var i = 0; i < calls; i++) Add($"{(i > 0 ? ", " : "")}{{\"name\": \"{Tools[(turn + i) % Tools.Length]}\", \"args\": {{\"name\": \"Jennifer Smith\", \"session_id\": \"{random.Next(900_000, 940_000)}\"}}}}");
        _text.Append("], \"tool_results\": [");
        for (var i = 0; i < calls; i++) Add($"{(i > 0 ? ", " : "")}{{\"name\": \"{Tools[(turn + i) % Tools.Length]}\", \"response\": {{\"tool_call_id\": \"call_{_written}_{i}\", \"result\": {{\"status\": \"success\"}}, \"properties\": null, \"is_duplicate\": false}}}}");
        var prompt = random.Next(2000, 9000);
        var completion = random.Next(20, 400);
        Add($"], \"tokens\": {{\"prompt_tokens\": {prompt}, \"completion_tokens\": {completion}, \"total_tokens\": {prompt + completion}, \"cache_read_input_tokens\": null, \"cache_creation_input_tokens\": null}}, \"ttfb_ms\": {random.Next(200, 1500)}, \"latency_ms\": {random.Next(1000, 15_000)}, \"reconnection_count\": 0, \"scores\": {{");
        AddScores(failed);
        _text.Append("}, \"judge_reasoning\": \"");
        AddWords(random.Next(20, failed ? 300 : 80));
        _text.Append("\"}\n");
        // The spoken text takes what is left of the row's length.
        _text.Insert(assistantAt, WordsOf(target - _text.Length));
        _written++;
        return (_text.ToString(), failed);
    }

    private void AddScores(bool failed)
    {
        var red = failed ? random.Next(Dimensions.Length) : -1;
        for (var i = 0; i < Dimensions.Length; i++)
        {
            var isFalse = i == red || (failed && random.Next(6) == 0);
            var value = isFalse ? "false" : i >= 4 && random.Next(2) == 0 ? "null" : "true";
            Add($"{(i > 0 ? ", " : "")}\"{Dimensions[i]}\": {value}");
        }
    }

    private void AddWords(int length) => _text.Append(WordsOf(length));

    private string WordsOf(int length)
    {
        var words = new StringBuilder(Math.Max(length, 0) + 16);
        while (words.Length < length) words.Append(Word()).Append(' ');
        return words.ToString();
    }

    private string Word()
    {
        var from = random.Next(75) == 0 ? Escaped : _hasUnicode && random.Next(75) == 0 ? Unicode : Words;
        return from[random.Next(from.Length)];
    }

    private void Add(FormattableString text) => _text.Append(text.ToString(CultureInfo.InvariantCulture));
}
