using System.Text.RegularExpressions;
using Faultline.Text;

namespace Faultline.Rules.Conversation;

/// <summary>
/// What the tools of a run do, in words: from the names of the tools it called, since nobody lists the others. Only words of one tool's
/// name count, and none of what follows a preposition: a tool that registers for a session is known by registering.
/// </summary>
internal static partial class ActionWords
{
    private static readonly HashSet<string> Prepositions = new(["for", "to", "of", "in", "on", "from", "with", "by", "at", "into"], StringComparer.Ordinal);

    /// <summary>The tool by the stem of each word.</summary>
    public static SortedDictionary<string, string> Of(IReadOnlyCollection<string> tools)
    {
        var owners = tools.SelectMany(tool => Parts(tool).Select(WordStem.Of).Distinct(StringComparer.Ordinal)).CountBy(stem => stem, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tool in tools.Where(tool => !ToolNames.IsLookup(tool)))
        {
            foreach (var part in Parts(tool).TakeWhile(part => !Prepositions.Contains(part)).Where(part => part.Length >= 4 && !ToolNames.IsVague(part)))
            {
                if (owners[WordStem.Of(part)] == 1) found[WordStem.Of(part)] = tool;
            }
        }

        return found;
    }

    // register_for_session and registerForSession alike.
    private static IEnumerable<string> Parts(string tool) => Part().Matches(tool).Select(match => match.Value.ToLowerInvariant());

    [GeneratedRegex(@"\p{Lu}?[\p{Ll}\p{Nd}]+|\p{Lu}+", RegexOptions.NonBacktracking)]
    private static partial Regex Part();
}
