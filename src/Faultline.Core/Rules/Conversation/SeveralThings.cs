using System.Text.RegularExpressions;

namespace Faultline.Rules.Conversation;

/// <summary>Tells from the user's words whether more than one action is asked for. A weak sign, for turns without a list of required calls.</summary>
internal static partial class SeveralThings
{
    public static bool AreAsked(string userText) => Words().IsMatch(userText);

    [GeneratedRegex(@"\b(both|all|any of|each|every|as many|and then|then tell|as well as|the two|those)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
