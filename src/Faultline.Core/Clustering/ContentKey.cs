using System.Runtime.InteropServices;

namespace Faultline.Clustering;

/// <summary>128 bits made from content alone, for tables of many millions; not for names that are kept (those are SHA-256).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ContentKey(ulong High, ulong Low)
{
    private const ulong Prime = 1099511628211;

    public static ContentKey Start => new(14695981039346656037, 0x9E3779B97F4A7C15);

    public ContentKey Add(ReadOnlySpan<char> text)
    {
        var (high, low) = (High, Low);
        foreach (var c in text)
        {
            high = (high ^ c) * Prime;
            low = (low + c) * 0xD1342543DE82EF95;
            low ^= low >> 29;
        }

        // A mark of the end: "ab" + "c" is not "a" + "bc".
        return new((high ^ 0x1F) * Prime, (low + 0x1F) * 0xD1342543DE82EF95);
    }

    /// <summary>64 well-mixed bits of one word.</summary>
    public static ulong Word(string text)
    {
        var key = Start.Add(text);
        var mixed = key.High ^ ulong.RotateLeft(key.Low, 31);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
