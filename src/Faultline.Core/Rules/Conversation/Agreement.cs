namespace Faultline.Rules.Conversation;

/// <summary>How far a call is the required one.</summary>
internal enum Agreement
{
    None = 0,

    /// <summary>Free text of the arguments differs in words, not in content.</summary>
    InOtherWords = 1,
    Exact = 2,
}
