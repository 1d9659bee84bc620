using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>What the benchmark says about one turn.</summary>
/// <param name="Index">Place in the list of turns, for pointers.</param>
internal sealed record ExpectedTurn(int Number, int Index)
{
    public string? Input { get; init; }

    public string? Golden { get; init; }

    public IReadOnlyList<ToolCall> Calls { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The required calls as the file writes them; null when the turn requires none.</summary>
    public string? CallsText { get; init; }

    /// <summary>Turns that the file itself says this one builds on; null when it says nothing.</summary>
    public IReadOnlyList<int>? Needs { get; init; }
}
