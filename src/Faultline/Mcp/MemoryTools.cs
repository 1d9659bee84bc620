using System.Globalization;

namespace Faultline.Mcp;

internal sealed class MemoryTools : IToolset
{
    public IReadOnlyList<AgentTool> Tools { get; } =
    [
        new()
        {
            Name = "case_history",
            Description = "One case through all runs and earlier reports: results, steps, causes (same letter = same cause), labels then, actions and whether they worked.",
            Parameters = [ToolParameter.Text("case", "Case id, or its name without the category").Needed(), ToolParameter.Number("after", "Leave out so many lines at the start")],
            Answer = (call, cancel) => Task.FromResult(Page(call, call.Workspace.CaseHistory(call.Needed("case"), call.Settings.Reports, cancel).ToText(), $"case_history(case=\"{call.Needed("case")}\", ")),
        },
        new()
        {
            Name = "gap_list",
            Description = "Registered known gaps: id, case, reason, owner, until when, and the file and line that evidence for KNOWN_GAP cites.",
            Parameters = [ToolParameter.Number("after", "Leave out so many lines at the start")],
            Answer = (call, _) => Task.FromResult(Page(call, call.Workspace.ListGaps().ToText(), "gap_list(")),
        },
        new()
        {
            Name = "action_list",
            Description = "What was changed because of findings, and what later runs say: worked, did not, unknown.",
            Parameters = [ToolParameter.Number("after", "Leave out so many lines at the start")],
            Answer = (call, cancel) => Task.FromResult(Page(call, call.Workspace.ListActions(cancel).ToText(), "action_list(")),
        },
        new()
        {
            Name = "action_add",
            Description = "Records that something was changed (an eval clarified, a check relaxed), so that the next run can say whether it worked. Only what was really done.",
            Parameters =
            [
                ToolParameter.Text("what", "What was changed, in one sentence").Needed(),
                ToolParameter.Texts("cases", "Cases that should pass now").Needed(),
                ToolParameter.Text("date", "Day it was done, yyyy-MM-dd; left out: today"),
            ],
            Writes = true,
            Answer = (call, cancel) => Task.FromResult(Page(call, call.Workspace.AddAction(call.Needed("what"), call.Texts("cases")!, DayOf(call.Text("date")), cancel).ToText(), "action_list(")),
        },
        new()
        {
            Name = "pattern_propose",
            Description = "Writes down a pattern that you saw across failures, as a proposal: it names its failures, changes no label, and is shown with the next reports until somebody acts on it.",
            Parameters =
            [
                ToolParameter.Text("pattern", "The pattern in one or two sentences").Needed(),
                ToolParameter.Texts("failures", "Ids of the failures that show it, two or more").Needed(),
                ToolParameter.Text("holder", "What you call yourself"),
            ],
            Writes = true,
            Answer = (call, cancel) => Task.FromResult(call.Workspace.ProposePattern(call.Needed("pattern"), call.Texts("failures")!, call.Text("holder") ?? "mcp", cancel)),
        },
    ];

    private static DateOnly? DayOf(string? text)
    {
        if (text is null) return null;
        if (Model.Day.Parse(text) is { } day) return day;
        throw new Model.UserError($"'{text}' is no day.", "Write it as 2026-08-21.");
    }

    private static string Page(ToolCall call, string text, string again) => Listing.Lines(text, call.After, next => string.Create(CultureInfo.InvariantCulture, $"{again}after={next})"));
}
