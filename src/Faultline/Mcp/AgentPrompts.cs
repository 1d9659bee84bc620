using Faultline.Skills;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Faultline.Mcp;

/// <summary>The three procedures as prompts: each is the skill of its name, with what the user asked for at its end.</summary>
internal static class AgentPrompts
{
    private static readonly (string Skill, string Argument, string What)[] Procedures =
    [
        ("analyze-run", "run", "Run id, folder or address to analyze"),
        ("compare-models", "runs", "Runs to compare: ids or folders, separated by spaces"),
        ("triage-batch", "folder", "Results folder of the batch"),
    ];

    public static IEnumerable<Prompt> All => Procedures.Select(p => new Prompt
    {
        Name = p.Skill,
        Description = Skill.Find(p.Skill).Description,
        Arguments = [new PromptArgument { Name = p.Argument, Description = p.What, Required = false }],
    });

    public static GetPromptResult Get(GetPromptRequestParams asked)
    {
        var (skill, argument, _) = Procedures.FirstOrDefault(p => p.Skill == asked.Name);
        if (skill is null) throw new McpException($"There is no prompt '{asked.Name}'; there are {string.Join(", ", Procedures.Select(p => p.Skill))}.");
        var unknown = asked.Arguments?.Keys.FirstOrDefault(k => k != argument);
        if (unknown is not null) throw new McpException($"'{unknown}' is no argument of the prompt '{skill}'; it takes '{argument}'.");
        var subject = asked.Arguments is { } given && given.TryGetValue(argument, out var value) ? $"\n\nThe {argument}: {value}\n" : "\n";
        return new GetPromptResult
        {
            Description = Skill.Find(skill).Description,
            Messages = [new PromptMessage { Role = Role.User, Content = new TextContentBlock { Text = Skill.Find(skill).Body + subject } }],
        };
    }
}
