using Faultline.Skills;

namespace Faultline.Mcp;

internal sealed class GuideTools : IToolset
{
    private static readonly string[] Topics = ["start", "review", "report"];

    public IReadOnlyList<AgentTool> Tools { get; } =
    [
        new()
        {
            Name = "guide",
            Description = "How to use these tools: what a run, failure, finding and verdict are, in which order to call, what counts as evidence. Call once at the start.",
            Parameters = [ToolParameter.Text("topic", "start (default), review (how to decide one failure) or report (how to end)") with { OneOf = Topics }],
            Answer = (call, _) => Task.FromResult(Section(call.Text("topic") ?? "start")),
        },
    ];

    // One file for people and agents; a topic is one of its level-two headings.
    private static string Section(string topic)
    {
        var guide = Embedded.Text("Guide.md");
        var start = guide.IndexOf($"\n## {topic}\n", StringComparison.Ordinal) + 1;
        var end = guide.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? guide[start..] : guide[start..(end + 1)];
    }
}
