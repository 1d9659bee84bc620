namespace Faultline.Rules.Conversation;

/// <summary>Texts that harnesses write in place of the model's words (docs/formats/conversation-bench.md).</summary>
internal static class Markers
{
    public const string Ended = "[MODEL_ENDED_SESSION]";
    public const string EndedEarlier = "[MODEL_ENDED_SESSION_EARLY]";
    public const string EndCall = "end_session";

    private static readonly string[] Silent = ["[EMPTY_RESPONSE", "[NO_RESPONSE"];

    public static bool IsSilence(string text) => Silent.Any(marker => text.StartsWith(marker, StringComparison.Ordinal));
}
