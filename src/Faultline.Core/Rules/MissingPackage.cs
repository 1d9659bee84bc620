using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Rules;

/// <summary>Reads which package a compiler or bundler missed.</summary>
internal static partial class MissingPackage
{
    // What Node itself provides is in no package.json, so its absence there says nothing.
    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "assert", "buffer", "child_process", "crypto", "events", "fs", "http", "https", "net", "os", "path", "process", "querystring", "stream", "url", "util", "zlib",
    };

    /// <summary>The package and the word in the code that needs it; null when the fact names none.</summary>
    public static (string Package, string Word)? Of(Fact fact)
    {
        if (fact is { Kind: "tsc", Subject: { Length: > 0 } word } && fact.Message.Length < 10_000 && Advice().Match(fact.Message) is { Success: true } advice)
        {
            return (advice.Groups["package"].Value, word);
        }

        var module = fact switch
        {
            { Kind: "tsc", Code: "TS2307" or "TS2792" or "TS7016" } when fact.Message.Length < 10_000 && Module().Match(fact.Message) is { Success: true } match => match.Groups["module"].Value,
            { Kind: "bundle", Code: "could-not-resolve", Subject: { } subject } => subject,
            _ => null,
        };
        if (module is null or "" || module[0] is '.' or '/' || module.StartsWith("node:", StringComparison.Ordinal)) return null;
        var parts = module.Split('/');
        var package = module[0] == '@' && parts.Length > 1 ? parts[0] + "/" + parts[1] : parts[0];
        return BuiltIn.Contains(package) ? null : (package, module);
    }

    [GeneratedRegex(@"npm i(?:nstall)? --save-dev (?<package>@?[A-Za-z0-9][A-Za-z0-9_./-]*[A-Za-z0-9])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Advice();

    [GeneratedRegex(@"(?:module|file for module) '(?<module>[^']+)'", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Module();
}
