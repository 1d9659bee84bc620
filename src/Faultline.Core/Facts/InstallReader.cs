using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Facts;

/// <summary>
/// Errors of bun, npm, yarn and pnpm while installing. Code is the tool's own (<c>ERESOLVE</c>, <c>ENOTFOUND</c>), an HTTP
/// status (<c>404</c>), or <c>failed-to-resolve</c>, <c>no-matching-version</c>, <c>not-found</c> where the tool gives only a
/// sentence; Subject is the package.
/// </summary>
public sealed partial class InstallReader : IFactReader
{
    public string Id => "install";

    public IEnumerable<Fact> Read(FactSource source)
    {
        var text = source.Text;
        if (!text.Contains("error", StringComparison.OrdinalIgnoreCase) && !text.Contains("ERR", StringComparison.Ordinal)
            && !text.Contains("YN0", StringComparison.Ordinal)) yield break;
        var lines = SourceLines.Of(source);
        var installing = source.Check == "install" || text.Contains("Failed to install dependencies", StringComparison.Ordinal);
        string? npmCode = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Length > 4_000) continue;
            if (IsNpm(line) && NpmCode().Match(line) is { Success: true } code)
            {
                npmCode = code.Groups["code"].Value;
                continue;
            }

            var said = Said(line, installing, out var npm);
            if (said is null || (npm && npmCode is null)) continue;
            if (npm)
            {
                // npm repeats one error over many lines; the first after the code carries it.
                var end = i + 1;
                while (end < lines.Count && end < i + 60 && !NpmCode().IsMatch(lines[end]) && Said(lines[end], installing, out var same) is not null && same) end++;
                yield return Failure(source, lines, i, npmCode is "E404" ? "404" : npmCode, NpmText(lines, i, end));
                npmCode = null;
                i = end - 1;
            }
            else
            {
                yield return Failure(source, lines, i, null, said);
            }
        }
    }

    private static Fact Failure(FactSource source, SourceLines lines, int at, string? code, string said) => new()
    {
        Kind = "install",
        Check = source.Check,
        Code = code ?? Code(said),
        Severity = "error",
        Subject = Package(said),
        Message = SourceLines.Limit(said),
        Evidence = lines.Quote(at, said.Split('\n', 2)[0]),
    };

    private static string? Said(string line, bool installing, out bool npm)
    {
        npm = false;
        if (IsNpm(line))
        {
            var npmLine = NpmLine().Match(line);
            npm = npmLine.Success;
            if (npm) return line[npmLine.Length..];
        }

        if (line.Contains("ERR_PNPM_", StringComparison.Ordinal)) return line.Trim();
        if (line.StartsWith("➤ YN", StringComparison.Ordinal) && line.Length > 10 && line[4..8] is not "0000") return line[2..];
        var bun = line.StartsWith("error: ", StringComparison.Ordinal) ? line["error: ".Length..]
            : line.StartsWith("error ", StringComparison.Ordinal) ? line["error ".Length..] : null;
        if (bun is null || bun.StartsWith("TS", StringComparison.Ordinal)) return null;
        return installing || Code(bun) is not null ? bun : null;
    }

    // What both patterns of npm begin with: nearly no line needs them.
    private static bool IsNpm(string line) => line.StartsWith("npm ", StringComparison.Ordinal);

    private static string NpmText(SourceLines lines, int first, int end)
    {
        List<string> said = [];
        for (var i = first; i < end; i++) said.Add(lines[i][NpmLine().Match(lines[i]).Length..]);
        return string.Join('\n', said).Trim();
    }

    private static string? Code(string said)
    {
        if (PnpmCode().Match(said) is { Success: true } pnpm) return pnpm.Value;
        if (YarnCode().Match(said) is { Success: true } yarn) return yarn.Value;
        if (HttpStatus().Match(said) is { Success: true } status) return status.Groups["status"].Value;
        if (Token().Match(said) is { Success: true } token) return token.Groups["token"].Value;
        if (said.Contains("failed to resolve", StringComparison.Ordinal)) return "failed-to-resolve";
        if (said.StartsWith("No version matching", StringComparison.Ordinal) || said.StartsWith("No matching version", StringComparison.Ordinal)) return "no-matching-version";
        return said.StartsWith("Couldn't find package", StringComparison.Ordinal)
            || (said.StartsWith("package ", StringComparison.Ordinal) && said.EndsWith("not found", StringComparison.Ordinal))
            ? "not-found"
            : null;
    }

    private static string? Package(string said)
    {
        foreach (var pattern in (ReadOnlySpan<Regex>)[Resolved(), Named(), Registry()])
        {
            if (pattern.Match(said) is { Success: true } match) return match.Groups["package"].Value.Replace("%2f", "/", StringComparison.OrdinalIgnoreCase);
        }

        return null;
    }

    [GeneratedRegex(@"^npm (?:ERR!|error) code (?<code>[A-Z][A-Z0-9_]+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NpmCode();

    [GeneratedRegex(@"^npm (?:ERR!|error) ?(?:(?:404|notarget)(?: |$))?", RegexOptions.NonBacktracking)]
    private static partial Regex NpmLine();

    [GeneratedRegex(@"\bERR_PNPM_[A-Z0-9_]+", RegexOptions.NonBacktracking)]
    private static partial Regex PnpmCode();

    [GeneratedRegex(@"^YN[0-9]{4}", RegexOptions.NonBacktracking)]
    private static partial Regex YarnCode();

    [GeneratedRegex(@"(?:GET|HEAD) https?://[^ ]+ - (?<status>[45][0-9][0-9])$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HttpStatus();

    [GeneratedRegex(@"(?:^|[ (:])(?<token>ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENOSPC|EACCES|EINTEGRITY|ERESOLVE|ConnectionRefused|ConnectionClosed|FailedToOpenSocket|IntegrityCheckFailed)(?:$|[ ):,])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex(@"^(?<package>@?[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)?)(?:@[^ ]*)? failed to resolve", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Resolved();

    [GeneratedRegex(@"(?:for specifier |version found for |[Pp]ackage |│ |peer )[""']?(?<package>@?[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)?)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex(@"https?://[^/ ]+/(?<package>@?[A-Za-z0-9._-]+(?:(?:/|%2[fF])[A-Za-z0-9._-]+)?)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Registry();
}
