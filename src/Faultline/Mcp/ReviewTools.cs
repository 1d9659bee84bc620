using System.Globalization;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Mcp;

internal sealed class ReviewTools : IToolset
{
    private static readonly string[] EvidenceKeys = ["source", "pointer", "quote"];

    public IReadOnlyList<AgentTool> Tools { get; } =
    [
        new()
        {
            Name = "packet_read",
            Description = "All about one failure without anybody's label: task, failed check and error, output, expected, grader, gaps, other runs. Long texts are cut with the call that reads on.",
            Parameters = [ToolParameter.Text("failure", "Failure id or a unique prefix, or RUN/CASE").Needed()],
            Answer = (call, cancel) => Task.FromResult(PacketPage.Write(call.Workspace.Packet(call.Needed("failure"), keepSecrets: false, showModel: false, cancel).Packet)),
        },
        new()
        {
            Name = "review_next",
            Description = "Takes the next failure of a run that no reader has judged, with its packet, and leases it to you for 30 minutes so that no other agent gets it.",
            Parameters =
            [
                ToolParameter.Text("run", "Run id or a unique prefix").Needed(),
                ToolParameter.Text("holder", "What you call yourself; the same in all your calls"),
            ],
            Writes = true,
            Answer = (call, cancel) => Task.FromResult(Next(call, cancel)),
        },
        new()
        {
            Name = "review_release",
            Description = "Gives a leased failure back when you can't finish it.",
            Parameters = [ToolParameter.Text("lease", "The lease's id").Needed()],
            Writes = true,
            Answer = (call, _) => Task.FromResult(call.Workspace.ReleaseLease(call.Needed("lease"))
                ? "released\n"
                : throw new UserError($"There is no live lease '{call.Needed("lease")}'.", "It ran out or was settled; nothing is left to release.")),
        },
        new()
        {
            Name = "review_renew",
            Description = "Makes a lease last another 30 minutes from now.",
            Parameters = [ToolParameter.Text("lease", "The lease's id").Needed()],
            Writes = true,
            Answer = (call, _) => Task.FromResult(call.Workspace.RenewLease(call.Needed("lease")) is { } renewed
                ? string.Create(CultureInfo.InvariantCulture, $"until {renewed.Expires.UtcDateTime:HH:mm:ss} UTC\n")
                : throw new UserError($"There is no live lease '{call.Needed("lease")}'.", "It ran out: take the failure again with review_next.")),
        },
        new()
        {
            Name = "verdict_record",
            Description = "Records your verdict of a failure. Every quote is looked up at its place (white space may differ, words may not); a refusal says what to mend, and nothing is recorded then.",
            Parameters =
            [
                ToolParameter.Text("failure", "Failure id").Needed(),
                ToolParameter.Text("lease", "The lease that review_next gave; left out when you did not take one"),
                ToolParameter.Text("fault", "Whose fault it is").Needed() with { OneOf = [.. Enum.GetValues<Fault>().Select(f => f.Name())] },
                ToolParameter.Text("mechanism", "How it went wrong, in a word or two, e.g. api_misuse").Needed(),
                ToolParameter.Text("sub_mechanism", "The kind within the mechanism"),
                ToolParameter.Text("root", "Case or failure of the same run that this one follows from"),
                ToolParameter.Text("reasoning", "Why, in two or three sentences").Needed(),
                new ToolParameter("confidence", ParameterKind.Fraction, "How sure you are").Needed(),
                new ToolParameter("evidence", ParameterKind.Objects, "Objects of source, pointer, quote; the decisive one first; at least one").Needed(),
                ToolParameter.Texts("missing", "Evidence that is missing; needed for INCONCLUSIVE"),
                ToolParameter.Text("holder", "What you call yourself, as in review_next"),
            ],
            Writes = true,
            Answer = (call, cancel) => Task.FromResult(Record(call, cancel)),
        },
        new()
        {
            Name = "verdict_show",
            Description = "What every reader said about one failure: fault, mechanism, reasoning, quotes. Not before you have judged it yourself.",
            Parameters = [ToolParameter.Text("failure", "Failure id or a unique prefix, or RUN/CASE").Needed()],
            Answer = (call, cancel) => Task.FromResult(call.Workspace.ShowVerdicts(call.Needed("failure"), cancel).ToText()),
        },
    ];

    private static string Next(ToolCall call, CancellationToken cancel)
    {
        var next = call.Workspace.NextForReview(call.Needed("run"), call.Text("holder"), cancel);
        if (next.Lease is not { } lease)
        {
            return next.Open == 0
                ? $"all failures of {call.Needed("run")} have a verdict\nnext: run_show(run=\"{call.Needed("run")}\")\n"
                : string.Create(CultureInfo.InvariantCulture, $"nothing is free: others have the last {next.Open} open failures under review\n");
        }

        var packet = call.Workspace.Packet(lease.Failure, keepSecrets: false, showModel: false, cancel).Packet;
        return string.Create(CultureInfo.InvariantCulture, $"lease {lease.Id} until {lease.Expires.UtcDateTime:HH:mm} UTC; {next.Open} open, {next.Held} of them with others\n")
            + PacketPage.Write(packet) + $"next: verdict_record(failure=\"{lease.Failure}\", lease=\"{lease.Id}\", ...)\n";
    }

    private static string Record(ToolCall call, CancellationToken cancel)
    {
        var recorded = call.Workspace.SetVerdict(new VerdictRequest
        {
            Failure = call.Needed("failure"),
            Lease = call.Text("lease"),
            Fault = call.Needed("fault"),
            Mechanism = call.Needed("mechanism"),
            SubMechanism = call.Text("sub_mechanism"),
            Root = call.Text("root"),
            Reasoning = call.Needed("reasoning"),
            Confidence = call.Fraction("confidence"),
            Quotes = [],
            Evidence = [.. call.Objects("evidence")!.Select(Evidence)],
            Missing = call.Texts("missing") ?? [],
            IsAgent = true,
            Person = call.Text("holder") ?? "mcp",
            ReportsFolder = call.Settings.Reports,
        }, cancel);
        var now = recorded.Failures[0];
        return $"recorded: [{now.Failure}] {now.Fault}, {now.Status}{(now.Disputed ? ", disputed: another reader says otherwise (verdict_show)" : "")}\n";
    }

    private static Evidence Evidence(JsonElement said)
    {
        foreach (var member in said.EnumerateObject())
        {
            if (!EvidenceKeys.Contains(member.Name, StringComparer.Ordinal) || member.Value.ValueKind != JsonValueKind.String)
                throw new UserError($"Evidence has the texts source, pointer and quote; found '{member.Name}'.", "Send {\"source\":\"...\",\"pointer\":\"...\",\"quote\":\"...\"}; an empty pointer is the whole text.");
        }

        string Of(string key) => said.TryGetProperty(key, out var value) ? value.GetString()! : "";
        if (Of("quote").Length == 0) throw new UserError("Evidence without a quote.", "Copy the words that decide, as they stand.");
        return new Evidence(Of("source"), Of("pointer"), Of("quote"));
    }
}
