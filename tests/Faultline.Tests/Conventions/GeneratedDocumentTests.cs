using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Schema;
using Faultline.Commands;
using Faultline.Mcp;
using Faultline.Model;
using Faultline.Reports.Machine;
using Faultline.Rules;
using Faultline.Tests.EndToEnd;
using Faultline.Tests.Support;

namespace Faultline.Tests.Conventions;

/// <summary>Documents made from the program itself; FAULTLINE_UPDATE_GOLDEN=1 writes them, every other run compares.</summary>
public sealed class GeneratedDocumentTests
{
    private static readonly (string Verb, Type View)[] _outputs =
    [
        ("actions", typeof(ActionsView)), ("agreement", typeof(AgreementView)), ("clusters", typeof(ClustersView)), ("compare", typeof(CompareView)),
        ("doctor", typeof(DoctorView)), ("failures", typeof(FailuresView)), ("gaps", typeof(GapsView)), ("history", typeof(CaseHistoryView)),
        ("history import", typeof(HistoryImportView)), ("import", typeof(ImportView)), ("packet", typeof(ReviewPacket)), ("patterns", typeof(PatternsView)), ("report", typeof(ReportView)),
        ("review", typeof(ReviewView)), ("rules", typeof(RuleStatsView)), ("rules explain", typeof(RulesExplainView)), ("rules list", typeof(UserRulesView)),
        ("runs", typeof(RunsView)), ("show", typeof(ShownFailureView)), ("skills", typeof(SkillsView)), ("triage", typeof(TriageView)),
        ("verdict", typeof(VerdictsView)), ("verify", typeof(VerifyView)),
    ];

    [Fact]
    public void TheRulesPageHoldsEveryRule()
    {
        var page = new StringBuilder("# Rules\n\nMade from the rules themselves; do not edit. A rule's label is provisional: a guess with its evidence.\n");
        foreach (var rule in Catalog.All<IRule>().Select(r => r.Info).OrderBy(i => i.Id, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {rule.Id}\n\nVersion {rule.Version}. {rule.Title}\n\n");
            page.Append(CultureInfo.InvariantCulture, $"- **Shows**: {rule.Shows}\n- **Why**: {rule.Why}\n- **Example**: {rule.Example}\n");
        }

        Golden.MatchesText(Repository.Full("docs/rules.md"), page.ToString());
    }

    [Fact]
    public void TheAgentPageHoldsEveryToolAndSkill()
    {
        var page = new StringBuilder("# Agents\n\nMade from the program itself; do not edit.\n\n");
        page.Append(
            """
            `faultline mcp` serves one agent over standard input and output ([MCP](https://modelcontextprotocol.io)). For most agents:

            ```json
            { "mcpServers": { "faultline": { "command": "faultline", "args": ["mcp", "--write"] } } }
            ```

            Without `--write` it is read-only: imports go into its own workspace, and the tools marked *writes* are not offered. It never edits evals or
            logs, and never files issues. Reports are resources, and the first three skills below are prompts. An answer holds at most 8 KB and ends with the call that goes on; text out of logs
            stands between `<<<mark` and `mark>>>`. Several agents may work on one run at once: `review_next` leases each failure to one of them for 30 minutes,
            also against a `faultline review` that is under way.


            """);
        page.Append("## Tools\n\n| tool | arguments | what it does |\n| --- | --- | --- |\n");
        foreach (var tool in AgentServer.AllTools())
        {
            var arguments = string.Join(", ", tool.Parameters.Select(p => p.Required ? $"`{p.Name}`" : $"[`{p.Name}`]"));
            page.Append(CultureInfo.InvariantCulture, $"| `{tool.Name}`{(tool.Writes ? " (writes)" : "")} | {arguments} | {tool.Description.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }

        page.Append("\n## Skills\n\n`faultline skills install` writes them where the agents of the current folder look for them.\n\n");
        foreach (var skill in Faultline.Skills.Skill.All) page.Append(CultureInfo.InvariantCulture, $"- [{skill.Name}](../skills/{skill.Name}/SKILL.md) (version {skill.Version}): {skill.Description}\n");
        Golden.MatchesText(Repository.Full("docs/mcp.md"), page.ToString());
    }

    [Fact]
    public void TheCommandPageIsTheHelpOfEveryVerb()
    {
        var page = new StringBuilder("# Command line\n\nMade from `--help`; do not edit. Every verb takes `--json`; the shapes are in [schema/](schema/).\n");
        foreach (var command in CommandLine.Paths())
        {
            var help = string.Join('\n', FaultlineProcess.Run([.. command.Split(' '), "--help"]).Output.TrimEnd().Split('\n').Select(l => l.TrimEnd()));
            page.Append(CultureInfo.InvariantCulture, $"\n## {command}\n\n```\n{help}\n```\n");
        }

        Golden.MatchesText(Repository.Full("docs/cli.md"), page.ToString());
    }

    [Fact]
    public void EveryVerbsJsonHasItsSchema()
    {
        // A verb whose parts print different things has a schema for each of them; 'mcp' prints what its protocol says.
        Assert.Equal(CommandLine.Verbs().Select(v => v.Name).Where(v => v != "mcp").Order(StringComparer.Ordinal), _outputs.Select(o => o.Verb.Split(' ')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        foreach (var (verb, view) in _outputs)
        {
            var schema = MachineJson.Format.GetJsonSchemaAsNode(view, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });
            Golden.MatchesText(Repository.Full($"docs/schema/{verb.Replace(' ', '-')}.json"), schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n");
        }
    }

    [Fact]
    public void WhatTheVerbsPrintIsWhatTheSchemasSay()
    {
        var folder = Directory.CreateTempSubdirectory("faultline-schema-").FullName;
        try
        {
            string[] workspace = ["--workspace", Path.Join(folder, "w"), "--json"];
            var triage = FaultlineProcess.RunIn(folder, ["triage", Repository.Full("samples/convex-evals"), .. workspace]).Json;
            var run = triage.GetProperty("runs")[0];
            AssertShape("triage", triage);
            AssertShape("import", FaultlineProcess.RunIn(folder, ["import", Repository.Full("samples/convex-evals"), .. workspace]).Json);
            AssertShape("runs", FaultlineProcess.RunIn(folder, ["runs", .. workspace]).Json);
            AssertShape("failures", FaultlineProcess.RunIn(folder, ["failures", run.GetProperty("id").GetString()!, .. workspace]).Json);
            AssertShape("clusters", FaultlineProcess.RunIn(folder, ["clusters", .. workspace]).Json);
            AssertShape("clusters", FaultlineProcess.RunIn(folder, ["clusters", "why", run.GetProperty("failures")[0].GetProperty("id").GetString()!, .. workspace]).Json);
            AssertShape("show", FaultlineProcess.RunIn(folder, ["show", run.GetProperty("failures")[0].GetProperty("id").GetString()!, .. workspace]).Json);
            AssertShape("report", FaultlineProcess.RunIn(folder, ["report", run.GetProperty("id").GetString()!, .. workspace]).Json);
            AssertShape("compare", FaultlineProcess.RunIn(folder, ["compare", run.GetProperty("id").GetString()!, .. workspace]).Json);
            string[] named = [run.GetProperty("id").GetString()!, .. workspace];
            var failure = run.GetProperty("failures")[0].GetProperty("id").GetString()!;
            AssertShape("packet", FaultlineProcess.RunIn(folder, ["packet", failure, .. workspace]).Json);
            AssertShape("review", FaultlineProcess.RunIn(folder, ["review", .. named, "--with", "openai:test", "--base-url", "http://127.0.0.1:9", "--dry-run"]).Json);
            AssertShape("verdict", FaultlineProcess.RunIn(folder, ["verdict", "set", failure, "--fault", "GRADER_FAULT", "--mechanism", "environment_broken", "--quote", "fetch failed", .. workspace]).Json);
            AssertShape("agreement", FaultlineProcess.RunIn(folder, ["agreement", .. named]).Json);
            AssertShape("rules", FaultlineProcess.RunIn(folder, ["rules", "stats", .. named]).Json);
            AssertShape("show", FaultlineProcess.RunIn(folder, ["show", failure, .. workspace]).Json);
            AssertShape("history import", FaultlineProcess.RunIn(folder, ["history", "import", "reports", .. workspace]).Json);
            AssertShape("history", FaultlineProcess.RunIn(folder, ["history", "003-crons", .. workspace]).Json);
            AssertShape("patterns", FaultlineProcess.RunIn(folder, ["patterns", .. workspace]).Json);
            AssertShape("actions", FaultlineProcess.RunIn(folder, ["actions", "add", "--what", "x", "--cases", "003-crons", .. workspace]).Json);
            AssertShape("gaps", FaultlineProcess.RunIn(folder, ["gaps", "add", "--id", "a", "--match", "code = 'X'", "--reason", "r", .. workspace]).Json);
            AssertShape("gaps", FaultlineProcess.RunIn(folder, ["gaps", "check", .. workspace]).Json);
            File.WriteAllText(Path.Join(folder, "w", "rules.yaml"), "rules:\n  - {id: a, when: TRUE, ignore: true}\n");
            AssertShape("rules list", FaultlineProcess.RunIn(folder, ["rules", "list", .. workspace]).Json);
            AssertShape("rules list", FaultlineProcess.RunIn(folder, ["rules", "test", .. workspace]).Json);
            AssertShape("rules explain", FaultlineProcess.RunIn(folder, ["rules", "explain", run.GetProperty("failures")[0].GetProperty("id").GetString()!, .. workspace]).Json);
            AssertShape("triage", FaultlineProcess.RunIn(folder, ["triage", Repository.Full("samples/convex-evals"), .. workspace]).Json);
            var written = FaultlineProcess.RunIn(folder, ["report", .. named, "--output", "r"]).Json.GetProperty("files")[0].GetString()!;
            AssertShape("verify", FaultlineProcess.RunIn(folder, ["verify", written, .. workspace]).Json);
            AssertShape("skills", FaultlineProcess.RunIn(folder, ["skills", "list", "--json"]).Json);
            AssertShape("skills", FaultlineProcess.RunIn(folder, ["skills", "install", "--json"]).Json);
            AssertShape("doctor", FaultlineProcess.RunIn(folder, ["doctor", .. workspace]).Json);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void TheFormOfAReviewersAnswerIsASchema() => Golden.MatchesText(
        Repository.Full("docs/schema/review-answer.json"), Faultline.Review.Reviewers.AnswerSchema.Node().ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n");

    private static void AssertShape(string verb, JsonElement value)
    {
        using var schema = JsonDocument.Parse(Repository.Read($"docs/schema/{verb.Replace(' ', '-')}.json"));
        var problems = new List<string>();
        SchemaCheck.Check(schema.RootElement, schema.RootElement, value, verb, problems);
        Assert.Empty(problems);
    }
}
