namespace Faultline.Rules.Conversation;

/// <summary>Why a turn is held to follow from an earlier request that was not carried out.</summary>
/// <param name="Requests">The requests it may rest on, in the order of the turns; the first is taken for the cause.</param>
/// <param name="Link">What connects them, in words.</param>
internal sealed record RequestLink(IReadOnlyList<UnmetRequest> Requests, string Link, double Confidence)
{
    public UnmetRequest Cause => Requests[0];
}
