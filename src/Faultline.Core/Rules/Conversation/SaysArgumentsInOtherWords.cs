using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>A right call was taken for a wrong one.</summary>
public sealed class SaysArgumentsInOtherWords : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "says-arguments-in-other-words",
        Version = 1,
        Title = "The right call, free text in other words",
        Shows = "Every required call was made, a free-text argument has the required content in other words, no other call was made, and only the tool dimension failed.",
        Why = "The benchmark asks for the content, the grader compared the wording. Abstains when an identifier, a number, a name or a choice differs, or anything else failed.",
        Example = "required: issue_description 'Cannot access location maps'; made: 'User can't access the location maps'",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { HasContent: true, Match: { IsWhole: true, InOtherWords: true, Extra.Count: 0 } match } row) return null;
        if (!row.FailedRoles.SetEquals([DimensionRole.ToolUse])) return null;
        return Info.Finding(Fault.OverlyStrict, "other", 0.85, "The required call was made with the required content; only the words of a free text differ.",
            RowEvidence.Of(row, row.Requirement(match.Required[0]), row.Calls(match.Required[0].Name))) with { SubMechanism = "strict_args" };
    }
}
