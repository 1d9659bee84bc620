namespace Faultline.Rules.Conversation;

/// <summary>What a judge's dimension is about, whatever the benchmark calls it.</summary>
internal enum DimensionRole
{
    Other = 0,
    ToolUse = 1,
    Instruction = 2,
    Knowledge = 3,
    Ambiguity = 4,
    State = 5,
    Timing = 6,
}
