using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>
/// Reads the markers that conversation harnesses write in place of a response. They are exact, and stand at the very start: the same
/// words inside a response are the model's own.
/// </summary>
internal static class ResponseMarkers
{
    // With the closing bracket: '[MODEL_ENDED_SESSION_EARLY]' fills the turns that a session which had ended never reached.
    private const string EndedSession = "[MODEL_ENDED_SESSION]";

    // Without it: the reason follows inside the brackets.
    private const string EmptyResponse = "[EMPTY_RESPONSE";

    /// <summary>Null where the trial has no output text, or an ordinary one.</summary>
    public static ResponseMarker? Of(Trial trial)
    {
        if (trial.Of(ArtifactKind.Output).FirstOrDefault()?.Text is not { } text) return null;
        if (text.StartsWith(EndedSession, StringComparison.Ordinal)) return ResponseMarker.EndedSession;
        return text.StartsWith(EmptyResponse, StringComparison.Ordinal) ? ResponseMarker.EmptyResponse : null;
    }
}
