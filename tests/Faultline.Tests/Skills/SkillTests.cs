using System.CommandLine;
using System.Text.RegularExpressions;
using Faultline.Commands;
using Faultline.Mcp;
using Faultline.Skills;

namespace Faultline.Tests.Skills;

/// <summary>What the skills tell agents to call is there.</summary>
public sealed partial class SkillTests
{
    [Fact]
    public void TheFourProceduresAreThere()
        => Assert.Equal(["analyze-run", "compare-models", "review-failures", "triage-batch"], Skill.All.Select(s => s.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void ASkillIsShortAndSaysWhenToUseItAndWhatItNeverDoes(string name)
    {
        var skill = Skill.Find(name);
        Assert.InRange(skill.Text.Split('\n').Length, 20, 200);
        Assert.Contains("Use ", skill.Description, StringComparison.Ordinal);
        Assert.InRange(skill.Description.Length, 80, 1024);
        Assert.Contains("Never", skill.Body, StringComparison.Ordinal);
        Assert.Matches(@"^\d+$", skill.Version);
        // It works from any directory: no paths of one author, no other program's commands.
        Assert.DoesNotMatch(@"(?:^|[\s`(])(?:/|[A-Za-z]:\\|~/)\w", skill.Body);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryToolCommandAndOptionThatASkillNamesExists(string name)
    {
        var tools = AgentServer.AllTools().ToDictionary(t => t.Name, StringComparer.Ordinal);
        var body = Skill.Find(name).Body;
        foreach (Match call in ToolName().Matches(body))
        {
            Assert.True(tools.TryGetValue(call.Groups["tool"].Value, out var tool), $"{name} names the tool {call.Value}");
            var arguments = List().Replace(call.Groups["arguments"].Value, "").Split(',').Select(a => a.Split('=')[0].Trim()).Where(a => a.Length > 0 && char.IsAsciiLetterLower(a[0]));
            Assert.All(arguments, a => Assert.Contains(a, tool.Parameters.Select(p => p.Name).Append("...")));
        }

        foreach (Match command in Command().Matches(body))
        {
            var words = command.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "--help") continue;
            var verb = CommandLine.Verbs().SingleOrDefault(v => v.Name == words[0]);
            Assert.True(verb is not null, $"{name} names 'faultline {words[0]}'");
            var definition = new Command(verb.Name);
            verb.Define(definition, new Shell(TextWriter.Null, TextWriter.Null, TimeProvider.System, isTerminal: false));
            if (words.Length > 1 && definition.Subcommands.FirstOrDefault(c => c.Name == words[1]) is { } inner) definition = inner;
            var known = definition.Options.SelectMany(o => o.Aliases.Append(o.Name)).ToHashSet(StringComparer.Ordinal);
            Assert.All(words.Where(w => w.StartsWith("--", StringComparison.Ordinal)), o => Assert.Contains(o, known));
        }
    }

    public static TheoryData<string> Names() => [.. Skill.All.Select(s => s.Name)];

    [GeneratedRegex(@"`(?<tool>(?:guide|[a-z]+_[a-z]+))(?:\((?<arguments>[^`]*)\))?`")]
    private static partial Regex ToolName();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex List();

    [GeneratedRegex(@"`faultline (?<words>[^`]+)`")]
    private static partial Regex Command();
}
