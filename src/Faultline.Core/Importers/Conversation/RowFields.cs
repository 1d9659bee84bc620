using Faultline.Importers.Json;

namespace Faultline.Importers.Conversation;

/// <summary>The fields of a row that are read, by their place in the list that the reader is asked for.</summary>
internal static class RowFields
{
    public const int Turn = 0;
    public const int Scores = 1;
    public const int FailedDimensions = 2;
    public const int UserText = 3;
    public const int AssistantText = 4;
    public const int JudgeReasoning = 5;
    public const int ClaudeReasoning = 6;
    public const int TurnTakingIssues = 7;
    public const int ToolCalls = 8;
    public const int ToolResults = 9;
    public const int OracleContinuation = 10;
    public const int Tokens = 11;
    public const int LatencyMs = 12;
    public const int ModelName = 13;
    public const int Time = 14;
    public const int RunDir = 15;
    public const int RunName = 16;
    public const int RunId = 17;

    private static readonly string[] Names =
    [
        "turn", "scores", "failed_dimensions", "user_text", "assistant_text", "judge_reasoning", "claude_reasoning", "turn_taking_issues",
        "tool_calls", "tool_results", "oracle_continuation", "tokens", "latency_ms", "model_name", "ts", "run_dir", "run", "run_id",
    ];

    public static JsonlFields All { get; } = new(Names) { MembersOf = "scores" };

    public static string NameOf(int field) => Names[field];
}
