using System.Buffers;

namespace Faultline.Text;

/// <summary>What one word without delimiters is: a path, a host, a number, or a word that stays. Linear in the word.</summary>
internal static class MaskRules
{
    private static readonly SearchValues<char> HexChars = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> AddressChars = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> TimeChars = SearchValues.Create("0123456789-:.TZ+/");
    private static readonly SearchValues<char> NumberChars = SearchValues.Create("0123456789.+-%<>~#$");

    // Endings of host names in logs. Those that are endings of files or packages too (rs, sh, js, io) are left out or rare there.
    private static readonly HashSet<string> Domains = new(StringComparer.OrdinalIgnoreCase)
    {
        "com", "org", "net", "edu", "gov", "mil", "int", "io", "dev", "app", "ai", "cloud", "co", "uk", "de", "fr", "nl", "it", "es", "eu", "ch", "se",
        "pl", "ru", "ua", "cn", "hk", "tw", "jp", "kr", "in", "au", "nz", "br", "ca", "us", "mx", "info", "biz", "local", "internal", "localdomain", "lan",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> DomainLookup = Domains.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        "b", "byte", "bytes", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib", "ns", "us", "µs", "ms", "s", "sec", "secs", "second", "seconds",
        "min", "mins", "minute", "minutes", "h", "hr", "hrs", "hour", "hours", "day", "days", "msec", "msecs", "millisecond", "milliseconds", "%",
        "hz", "khz", "mhz", "ghz",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> UnitLookup = Units.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsUnit(ReadOnlySpan<char> word) => word.Length <= 12 && UnitLookup.Contains(word);

    public static MaskKind Classify(ReadOnlySpan<char> word)
    {
        if (word.ContainsAnyInRange('0', '9')) return WithDigit(word);
        if (IsPath(word)) return MaskKind.Path;
        var at = word.IndexOf('@');
        if (at > 0 && word[(at + 1)..].Contains('.')) return MaskKind.Email;
        return word.Contains('.') && (IsHost(word) || IsReverseHost(word)) ? MaskKind.Host : MaskKind.None;
    }

    /// <summary>A path by its beginning, by two or more slashes, or by the ending of a file behind one.</summary>
    public static bool IsPath(ReadOnlySpan<char> word)
    {
        if (word.Length < 2) return false;
        if (word[0] is '/' && (char.IsLetterOrDigit(word[1]) || word[1] is '.' or '_' or '~')) return true;
        if (word.StartsWith("./", StringComparison.Ordinal) || word.StartsWith("../", StringComparison.Ordinal) || word.StartsWith("~/", StringComparison.Ordinal) || word.StartsWith(@"\\", StringComparison.Ordinal)) return true;
        var last = word.LastIndexOfAny('/', '\\');
        if (last <= 0) return false;
        var first = word.IndexOfAny('/', '\\');
        if (first != last && first > 0 && last < word.Length - 1) return true;
        var file = word[(last + 1)..];
        var dot = file.LastIndexOf('.');
        return dot > 0 && file.Length - dot - 1 is >= 1 and <= 5 && file[(dot + 1)..].IndexOfAnyExceptInRange('a', 'z') < 0;
    }

    private static MaskKind WithDigit(ReadOnlySpan<char> word)
    {
        if (!word.ContainsAnyExcept(AddressChars) && word.Count('.') == 3) return MaskKind.Address;
        if (!word.ContainsAnyExcept(NumberChars)) return word.Count('-') >= 2 ? MaskKind.Time : MaskKind.Number;
        if (word.Length == 36 && Guid.TryParseExact(word, "D", out _)) return MaskKind.Uuid;
        if (IsPath(word)) return MaskKind.Path;
        if (word.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || (word.Length >= 6 && !word.ContainsAnyExcept(HexChars))) return MaskKind.Hex;
        if (word.Length >= 8 && char.IsAsciiDigit(word[0]) && !word.ContainsAnyExcept(TimeChars)) return MaskKind.Time;
        var digits = word.IndexOfAnyExcept(NumberChars);
        return digits > 0 && IsUnit(word[digits..]) ? MaskKind.Number : MaskKind.Value;
    }

    // `com.example.app`: names of packages are hosts read from the right. What ends in Exception is the error's own name.
    private static bool IsReverseHost(ReadOnlySpan<char> word)
    {
        if (!(word.StartsWith("com.", StringComparison.Ordinal) || word.StartsWith("org.", StringComparison.Ordinal) || word.StartsWith("net.", StringComparison.Ordinal) || word.StartsWith("io.", StringComparison.Ordinal) || word.StartsWith("edu.", StringComparison.Ordinal))) return false;
        return word.Count('.') >= 2 && !word.EndsWith("Exception", StringComparison.Ordinal) && !word.EndsWith("Error", StringComparison.Ordinal) && word[^1] != '.';
    }

    private static bool IsHost(ReadOnlySpan<char> word)
    {
        var dot = word.LastIndexOf('.');
        if (dot <= 0 || word.Length - dot - 1 is < 2 or > 11 || !DomainLookup.Contains(word[(dot + 1)..])) return false;
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')) return false;
        }

        // `java.net` and `System.IO` are names of code: a host is in lower case and has no such first part.
        return word.IndexOfAnyInRange('A', 'Z') < 0 && !word.StartsWith("java", StringComparison.Ordinal) && word[0] != '.';
    }
}
