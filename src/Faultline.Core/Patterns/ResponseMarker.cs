namespace Faultline.Patterns;

/// <summary>What a conversation harness writes in place of a response.</summary>
internal enum ResponseMarker
{
    /// <summary>The model ended the session in this turn. Filler rows of the turns after it are no such response.</summary>
    EndedSession = 0,

    /// <summary>No response came, however often it was asked for.</summary>
    EmptyResponse = 1,
}
