namespace Faultline.Reports.Verification;

/// <summary>Says line by line whether it is inside a fenced block (CommonMark 4.5): a fence ends with at least as many marks as it began.</summary>
internal sealed class FenceTracker
{
    private (char Mark, int Length)? _open;

    /// <summary>True for a line inside of a fence; the fences themselves are not.</summary>
    public bool Next(string line)
    {
        var text = line.TrimStart();
        var length = text.Length == 0 || text[0] is not ('`' or '~') ? 0 : text.Length - text.TrimStart(text[0]).Length;
        if (_open is { } open)
        {
            if (length < open.Length || text[0] != open.Mark || text.Trim().Length != length) return true;
            _open = null;
            return false;
        }

        if (length >= 3) _open = (text[0], length);
        return false;
    }
}
