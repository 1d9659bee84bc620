using System.Globalization;
using System.Text;
using Faultline.Model;

namespace Faultline.Mcp;

internal sealed class FailureTools : IToolset
{
    private const int DefaultLimit = 100;

    // Room for title and the closing line of a listing.
    private const int ListingOverhead = 400;

    public IReadOnlyList<AgentTool> Tools { get; } =
    [
        new()
        {
            Name = "failure_list",
            Description = "Failures that meet all conditions, one line each: [id] label (? = provisional guess of a rule), check, case, error. Counts first.",
            Parameters =
            [
                ToolParameter.Text("run", "Run id or a unique prefix; left out: all runs"),
                ToolParameter.Text("fault", "Only this label") with { OneOf = [.. Enum.GetValues<Fault>().Select(f => f.Name()), "unlabelled"] },
                ToolParameter.Text("check", "Only failures whose failed checks (steps) include this one"),
                ToolParameter.Text("text", "Only with this text in case, error, reason or facts; any case"),
                ToolParameter.Number("after", "Leave out so many at the start"),
                ToolParameter.Number("limit", "At most so many (default 100)"),
            ],
            Answer = (call, cancel) => Task.FromResult(List(call, cancel)),
        },
    ];

    private static string List(ToolCall call, CancellationToken cancel)
    {
        var filter = new FailureFilter { Run = call.Text("run"), Fault = call.Text("fault"), Check = call.Text("check"), Text = call.Text("text") };
        var failures = call.Workspace.ListFailures(filter, cancel).Failures;
        var (after, limit) = (call.After, Math.Max(1, call.Number("limit") ?? DefaultLimit));
        var shown = Math.Clamp(failures.Count - after, 1, limit);
        // What is shown shares the answer: few failures get long lines, a hundred short ones.
        var room = Math.Clamp(((Listing.MaxBytes - ListingOverhead) / shown) - 1, 60, 400);
        var oneRun = failures.Select(f => f.Run).Distinct(StringComparer.Ordinal).Count() < 2;
        var counts = failures.GroupBy(f => f.Fault ?? "unlabelled", StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {g.Key}"));
        var title = string.Create(CultureInfo.InvariantCulture, $"{failures.Count} failures{(failures.Count == 0 ? "" : ": ")}{string.Join(", ", counts)}");
        var lines = failures.Select(f =>
        {
            var mark = f.Status == "provisional" ? "?" : "";
            var head = $"[{f.Id}] {f.Fault ?? "-"}{mark} {(oneRun ? "" : f.Run[..Math.Min(8, f.Run.Length)] + " ")}";
            var place = Listing.Fit($"{f.Check ?? "-"} {f.Case}", Math.Max(24, (room - head.Length) * 2 / 3));
            return Listing.Fit($"{head}{place} {f.Error}", room);
        }).ToList();
        return Listing.Write(title, lines, after, limit, next => Again(call, next, limit));
    }

    private static string Again(ToolCall call, int after, int limit)
    {
        var text = new StringBuilder("failure_list(");
        foreach (var name in new[] { "run", "fault", "check", "text" })
            if (call.Text(name) is { } value) text.Append(CultureInfo.InvariantCulture, $"{name}=\"{value}\", ");
        return text.Append(CultureInfo.InvariantCulture, $"after={after}, limit={limit})").ToString();
    }
}
