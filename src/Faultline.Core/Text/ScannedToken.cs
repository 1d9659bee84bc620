namespace Faultline.Text;

/// <summary>One word of a message, as a stretch of its text.</summary>
/// <param name="Quoted">It stood alone in quotes: a name that the message is about.</param>
public readonly record struct ScannedToken(int Start, int Length, MaskKind Mask, bool Quoted)
{
    public int End => Start + Length;
}
