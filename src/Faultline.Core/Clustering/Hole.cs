namespace Faultline.Clustering;

/// <summary>One word of a template that is being generalised.</summary>
/// <param name="Hash">Of the word's content; 0 for a wildcard.</param>
/// <param name="Reason">Why it is a wildcard; null for a word.</param>
internal readonly record struct Hole(string Text, ulong Hash, string? Reason)
{
    /// <summary>The reason of a wildcard that the scanner made; which mask it was is in the text.</summary>
    public const string Masked = "mask";

    public bool IsWildcard => Hash == 0;

    public static Hole Of(string text) => text == Words.Wildcard ? Wild(Masked) : new Hole(text, ContentKey.Word(text), null);

    public static Hole Wild(string reason) => new(Words.Wildcard, 0, reason);

    /// <summary>The holes with <paramref name="at"/> as a wildcard, neighbouring wildcards as one.</summary>
    public static Hole[] Open(Hole[] holes, int at, string reason)
    {
        var left = at > 0 && holes[at - 1].IsWildcard;
        var right = at + 1 < holes.Length && holes[at + 1].IsWildcard;
        var from = left ? at - 1 : at;
        var to = right ? at + 1 : at;
        var opened = new Hole[holes.Length - (to - from)];
        Array.Copy(holes, opened, from);
        var reasons = new List<string>(3);
        for (var i = from; i <= to; i++)
        {
            var why = i == at ? reason : holes[i].Reason!;
            if (!reasons.Contains(why)) reasons.Add(why);
        }

        opened[from] = Wild(string.Join("; ", reasons));
        Array.Copy(holes, to + 1, opened, from + 1, holes.Length - to - 1);
        return opened;
    }
}
