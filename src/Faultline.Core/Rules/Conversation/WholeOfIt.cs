using System.Text.RegularExpressions;

namespace Faultline.Rules.Conversation;

/// <summary>Tells from the user's words whether a turn asks about all that was done, and not about one thing.</summary>
internal static partial class WholeOfIt
{
    /// <summary>A question for everything: it needs nothing that says of what.</summary>
    public static bool IsAsked(string userText) => Everything().IsMatch(userText);

    /// <summary>A question for all of a kind: 'how many' or 'list the' means what was done only beside a word for the action.</summary>
    public static bool OfAKindIsAsked(string userText) => IsAsked(userText) || Kind().IsMatch(userText);

    [GeneratedRegex(@"\b(everything|total|overall|altogether|so far|in all|all that|summary|summari[sz]e|sum (\w+ )?up|recap|read (me )?back)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Everything();

    [GeneratedRegex(@"\b(all|every|each|how many|any of (my|the|our)|list (my|the)|what (else )?(do|did) I have)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Kind();
}
