using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Faultline.Text;

/// <summary>
/// Takes secrets out of text before it leaves the machine: keys of the usual providers, bearer tokens, private keys, connection
/// strings, and values that are assigned to a name like <c>api_key</c>. Lines stay where they are, so that places still hold.
/// </summary>
/// <remarks>
/// A shape decides, never a guess about meaning: names of variables, code that reads a secret, and prose stay. Secrets without a
/// shape of their own and without a telling name cannot be known.
/// </remarks>
public static partial class Redaction
{
    // A line without one of its leads cannot match: the expression is not asked.
    private static readonly (string Kind, Regex Pattern, SearchValues<string> Leads)[] _kinds =
    [
        ("connection-string", UrlPassword(), Any("://")),
        ("connection-string", KeyedPassword(), Any("AccountKey", "SharedAccessKey", "SharedAccessSignature", "password", "pwd")),
        ("bearer-token", Bearer(), Any("bearer", "authorization", "basic ")),
        // In three parts: more leads than that and the search for them is ten times slower.
        ("provider-key", Prefixed(), Exactly(
            "sk-", "sk_", "rk_", "pk_", "pk-lf-", "whsec_", "AIza", "ya29.", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "gldt-", "AKIA", "ASIA", "ABIA", "ACCA", "xoxb", "xoxp", "xoxa",
            "xoxe", "xoxo", "xoxr", "xoxs", "xoxd", "xapp-", "hooks.slack.com", "hf_", "r8_", "gsk_", "xai-", "pplx-", "npm_", "pypi-", "dop_v1_", "doo_v1_", "SG.")),
        ("provider-key", Prefixed(), Exactly(
            "fw_", "dapi", "lin_api_", "sbp_", "ntn_", "secret_", "shpat_", "shpss_", "shpca_", "shppa_", "hvs.", "hvb.", "ATATT", "ATCTT", "PMAK-", "NRAK-", "glsa_", "glc_", "sntrys_", "sntryu_", "figd_", "pscale_",
            "tvly-", "lsv2_", "csk-", "nvapi-", "pcsk_", "jina_", "key-", "dp.pt.", "dp.st.", "dp.ct.", "tskey-", "EAAC", "sq0", "vcp_", "rnd_", "phc_", "phx_", "ops_", "tgp_v1_", "sess-", "sess_", "rpa_", "wandb_v1_")),
        ("provider-key", Twilio(), Exactly(
            "SK0", "SK1", "SK2", "SK3", "SK4", "SK5", "SK6", "SK7", "SK8", "SK9", "SKa", "SKb", "SKc", "SKd", "SKe", "SKf", "AC0", "AC1", "AC2", "AC3", "AC4", "AC5", "AC6", "AC7", "AC8", "AC9", "ACa", "ACb", "ACc", "ACd", "ACe", "ACf")),
        ("json-web-token", JsonWebToken(), Exactly("eyJ")),
        ("deploy-key", DeployKey(), Exactly("prod:", "dev:", "preview:", "project:")),
        ("bot-token", BotToken(), Exactly(":AA")),
        ("assigned-secret", Assigned(), Any("key", "secret", "token", "passw", "passphrase", "pwd", "credential", "auth")),
    ];

    // These run over several lines.
    private static readonly SearchValues<string> _blockLeads = Exactly("PRIVATE KEY", "AGE-SECRET-KEY-");

    /// <summary><paramref name="text"/> with each secret replaced by <c>[redacted: kind]</c>; the same instance when there is none.</summary>
    public static string Apply(string text) => Apply(text, out _);

    /// <param name="count">How many secrets were taken out.</param>
    public static string Apply(string text, out int count)
    {
        count = 0;
        if (text.AsSpan().ContainsAny(_blockLeads)) text = Replace("private-key", PrivateKey(), text, ref count);
        foreach (var (kind, pattern, leads) in _kinds) text = ReplaceInLines(kind, pattern, leads, text, ref count);
        return text;
    }

    private static string ReplaceInLines(string kind, Regex pattern, SearchValues<string> leads, string text, ref int count)
    {
        StringBuilder? redacted = null;
        var copied = 0;
        for (var at = 0; at < text.Length;)
        {
            var lead = text.AsSpan(at).IndexOfAny(leads);
            if (lead < 0) break;
            var start = text.LastIndexOf('\n', at + lead) + 1;
            var end = text.IndexOf('\n', at + lead) is >= 0 and var found ? found : text.Length;
            var line = text[start..end];
            if (Replace(kind, pattern, line, ref count) is var changed && !ReferenceEquals(changed, line))
            {
                redacted = (redacted ?? new StringBuilder(text.Length)).Append(text, copied, start - copied).Append(changed);
                copied = end;
            }

            at = end + 1;
        }

        return redacted is null ? text : redacted.Append(text, copied, text.Length - copied).ToString();
    }

    private static string Replace(string kind, Regex pattern, string text, ref int count)
    {
        var found = 0;
        var redacted = pattern.Replace(text, match =>
        {
            var secret = match.Groups["s"];
            if (!IsSecret(kind, match, secret, text)) return match.Value;
            found++;
            var before = secret.Index - match.Index;
            return string.Concat(match.ValueSpan[..before], Mark(kind, secret.ValueSpan), match.ValueSpan[(before + secret.Length)..]);
        });
        count += found;
        return found == 0 ? text : redacted;
    }

    // A key of several lines leaves as many line ends.
    private static string Mark(string kind, ReadOnlySpan<char> secret)
    {
        var mark = new StringBuilder("[redacted: ").Append(kind).Append(']');
        for (var lines = secret.Count('\n'); lines > 0; lines--) mark.Append('\n');
        return mark.ToString();
    }

    private static bool IsSecret(string kind, Match match, Group secret, string text)
    {
        var value = secret.ValueSpan;
        if (value.StartsWith("[redacted: ", StringComparison.Ordinal)) return false;
        return kind switch
        {
            "provider-key" => HasDigit(value) || LongestRun(value) >= 20,
            "bearer-token" => !IsPlaceholder(value) && (HasDigit(value) || value.Length >= 20),
            "connection-string" => !IsPlaceholder(value) && !IsCode(match, secret, text),
            "assigned-secret" => !IsPlaceholder(value) && LooksRandom(value),
            _ => true,
        };
    }

    // 'password=args.password' in code: it has no digit and stands in no list like 'Server=...;Password=...;Port=...'.
    private static bool IsCode(Match match, Group secret, string text)
    {
        if (!match.Groups["name"].Success || HasDigit(secret.ValueSpan)) return false;
        var isAfterOther = text.AsSpan(0, match.Index).TrimEnd(' ').EndsWith(";");
        var isBeforeOther = text.AsSpan(secret.Index + secret.Length) is [';', .. var rest] && rest.Contains('=');
        return !isAfterOther && !isBeforeOther;
    }

    private static bool IsPlaceholder(ReadOnlySpan<char> value)
        => value.ContainsAny("{}<>") || value.Contains('(') || value.StartsWith('$') || value.StartsWith('%')
            || value.StartsWith("process.env", StringComparison.Ordinal) || value.StartsWith("os.environ", StringComparison.Ordinal)
            || value.Trim('*').IsEmpty || value.Trim("xX.*").IsEmpty;

    private static bool HasDigit(ReadOnlySpan<char> value) => value.IndexOfAnyInRange('0', '9') >= 0;

    private static int LongestRun(ReadOnlySpan<char> value)
    {
        var (longest, run) = (0, 0);
        foreach (var c in value) longest = Math.Max(longest, run = char.IsAsciiLetterOrDigit(c) ? run + 1 : 0);
        return longest;
    }

    // Letters and digits mixed as no word or number has them: names, paths, versions and dates change kind seldom.
    private static bool LooksRandom(ReadOnlySpan<char> value)
    {
        if (value.Length < 12 || LongestRun(value) < 8) return false;
        var (digits, letters, changes) = (0, 0, 0);
        var kinds = new HashSet<char>();
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsAsciiDigit(value[i])) digits++;
            if (char.IsAsciiLetter(value[i])) letters++;
            if (i > 0 && Kind(value[i]) != Kind(value[i - 1])) changes++;
            kinds.Add(value[i]);
        }

        if (digits > 0 && letters > 0) return changes >= 4 && kinds.Count >= 8;
        return digits == 0 && value.Length >= 24 && changes * 3 >= value.Length && kinds.Count >= 12;
    }

    private static int Kind(char c) => char.IsAsciiDigit(c) ? 0 : char.IsAsciiLetterUpper(c) ? 1 : char.IsAsciiLetterLower(c) ? 2 : 3;

    private static SearchValues<string> Any(params string[] leads) => SearchValues.Create(leads, StringComparison.OrdinalIgnoreCase);

    private static SearchValues<string> Exactly(params string[] leads) => SearchValues.Create(leads, StringComparison.Ordinal);

    // To its end mark; where that is cut off, through the lines of base64 that follow. Line ends may be escaped, as in JSON.
    [GeneratedRegex(
        @"(?<s>-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----(?>[^-]|-(?!----END )){0,20000}-----END [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----)"
        + @"|(?<s>-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----([\s\\nr]{1,8}[A-Za-z0-9+/=]{16,}){0,400})|(?<s>AGE-SECRET-KEY-1[A-Z0-9]{20,80})",
        RegexOptions.ExplicitCapture)]
    private static partial Regex PrivateKey();

    // In an address of the web a slash ends the host; other passwords are written with anything.
    [GeneratedRegex(
        @"://(?<=\b(https?|ftp|wss?)://)[^\s:/@'""<>`]{0,200}:(?<s>[^\s:/@'""<>`]{2,300})@(?=[\w\[])|://(?<!\b(https?|ftp|wss?)://)(?<=\b[a-z][a-z0-9+.-]{1,20}://)[^\s:/@'""<>`]{0,200}:(?<s>[^\s'""<>`]{1,300})@(?=[\w\[])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex UrlPassword();

    [GeneratedRegex(
        @"\b(AccountKey|SharedAccessKey|SharedAccessSignature)\s?=\s?(?<s>[^\s;""']{8,400})|\b(?<name>password|pwd)\s?=\s?(?<s>[^\s;""',)]{3,200})",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex KeyedPassword();

    [GeneratedRegex(
        @"\bbearer[\s:""']{1,4}(?<s>[A-Za-z0-9._~+/=-]{12,2000})|\bauthorization[""']?\s?[:=]\s?[""']?((basic|token|apikey|digest|negotiate)\s{1,2})?(?<s>[A-Za-z0-9._~+/=-]{16,2000})|\bbasic\s{1,2}(?<s>[A-Za-z0-9+/]{16,2000}={0,2})(?=$|[\s""',;])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9_-])(?<s>(sk|csk)-[A-Za-z0-9_-]{16,400}|(sk|pk)-lf-[A-Za-z0-9-]{16,80}|(sk|rk|pk)_[A-Za-z0-9_]{16,200}|whsec_[A-Za-z0-9+/=]{16,100}|AIza[0-9A-Za-z_-]{30,50}|ya29\.[0-9A-Za-z_-]{20,400}"
        + @"|gh[pousr]_[A-Za-z0-9]{20,300}|github_pat_[A-Za-z0-9_]{20,300}|gl(pat|dt)-[A-Za-z0-9_.-]{16,100}|(AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])|xox[abeoprsd]-[A-Za-z0-9-]{10,300}|xapp-[A-Za-z0-9-]{16,200}"
        + @"|hooks\.slack\.com/services/[A-Za-z0-9/_-]{16,100}|hf_[A-Za-z0-9]{20,100}|r8_[A-Za-z0-9]{20,100}|gsk_[A-Za-z0-9]{20,200}|xai-[A-Za-z0-9]{20,200}|pplx-[A-Za-z0-9]{20,200}|fw_[A-Za-z0-9]{16,100}|npm_[A-Za-z0-9]{20,100}"
        + @"|pypi-[A-Za-z0-9_-]{20,300}|do[op]_v1_[a-f0-9]{20,100}|SG\.[A-Za-z0-9_-]{16,40}\.[A-Za-z0-9_-]{16,100}|dapi[0-9a-f]{32}(-[0-9])?|lin_api_[A-Za-z0-9]{20,100}|sbp_[a-f0-9]{20,100}|ntn_[A-Za-z0-9]{20,100}|secret_[A-Za-z0-9]{32,100}"
        + @"|shp(at|ss|ca|pa)_[A-Fa-f0-9]{20,64}|hv[sb]\.[A-Za-z0-9_-]{20,300}|AT[AC]TT[A-Za-z0-9_=-]{20,400}|PMAK-[A-Za-z0-9-]{20,100}|NRAK-[A-Z0-9]{20,60}|glsa_[A-Za-z0-9_]{20,100}|glc_[A-Za-z0-9+/=]{20,300}|sntry[su]_[A-Za-z0-9+/=_-]{20,300}"
        + @"|figd_[A-Za-z0-9_-]{20,100}|pscale_[a-z]{2,10}_[A-Za-z0-9_.-]{20,100}|tvly-[A-Za-z0-9-]{16,100}|lsv2_[a-z]{2}_[A-Za-z0-9_]{20,100}|nvapi-[A-Za-z0-9_-]{20,200}|pcsk_[A-Za-z0-9_]{20,200}|jina_[A-Za-z0-9_]{20,200}|key-[a-f0-9]{32}"
        + @"|dp\.(pt|st|ct)\.[A-Za-z0-9_.-]{20,100}|tskey-[A-Za-z0-9-]{16,100}|EAAC[A-Za-z0-9]{30,300}|sq0[a-z]{3}-[A-Za-z0-9_-]{20,100}|vcp_[A-Za-z0-9]{20,100}|rnd_[A-Za-z0-9]{20,100}"
        + @"|ph[cx]_[A-Za-z0-9]{20,100}|ops_[A-Za-z0-9_-]{40,900}|tgp_v1_[A-Za-z0-9_-]{20,100}|sess[-_][A-Za-z0-9]{20,100}|rpa_[A-Z0-9]{20,100}|wandb_v1_[A-Za-z0-9_]{20,200})",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Prefixed();

    [GeneratedRegex("(?<![A-Za-z0-9_-])(?<s>(AC|SK)[0-9a-f]{32})(?![A-Za-z0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex Twilio();

    [GeneratedRegex(@"(?<![A-Za-z0-9_-])(?<s>eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,8000}\.[A-Za-z0-9_-]{0,2000})", RegexOptions.ExplicitCapture)]
    private static partial Regex JsonWebToken();

    [GeneratedRegex(@"\b(?<s>(prod|dev|preview|project):[\w:-]{1,100}\|[A-Za-z0-9+/=_-]{20,500})", RegexOptions.ExplicitCapture)]
    private static partial Regex DeployKey();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?<s>[0-9]{8,10}:AA[A-Za-z0-9_-]{30,40})(?![A-Za-z0-9_-])", RegexOptions.ExplicitCapture)]
    private static partial Regex BotToken();

    [GeneratedRegex(
        @"(apikey|accesskey(id)?|accountkey|[_-]key([_-]id)?|secretkey|secret|token|passw(or)?d|passphrase|pwd|credentials?|auth|privatekey|subscriptionkey)\\?[""']?\s{0,3}(:|=>|=|\s)\s{0,3}\\?[""'`]?(?<s>[A-Za-z0-9+/_=.!@#$%^&*~|-]{12,400})",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Assigned();
}
