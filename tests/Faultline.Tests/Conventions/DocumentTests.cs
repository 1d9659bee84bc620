using System.Text.RegularExpressions;

namespace Faultline.Tests.Conventions;

public sealed partial class DocumentTests
{
    [Fact]
    public void TheReadmeHasAtMost200Lines() => Assert.InRange(Repository.Read("README.md").Split('\n').Length - 1, 1, 200);

    [Fact]
    public void CiRunsTheTestCommandOfTheReadmeAndNothingElse()
    {
        Assert.Equal("dotnet test -c Release", string.Join("; ", DotnetCommands(Repository.Read(".ci/run"))));
        Assert.Contains("dotnet test -c Release", CodeLines(Repository.Read("README.md")), StringComparer.Ordinal);
    }

    [Fact]
    public void CommandsAreReadFromAScriptWithoutItsComments()
        => Assert.Equal("dotnet build; dotnet test -c Release", string.Join("; ", DotnetCommands("# dotnet pack\n\ndotnet build && echo done\ndotnet test -c Release </dev/null | tee log\n  echo 'dotnet is missing'\n")));

    [Fact]
    public void TheReadmeListsEveryVerb() => Violations.None(
        from verb in Contracts.Ids("IVerb")
        where !Repository.Read("README.md").Contains($"| `faultline {verb.Id}", StringComparison.Ordinal)
        select $"'{verb.Id}' ({verb.Type.Name})",
        "README.md has a table of commands with a row '| `faultline VERB ...` | what it does |' for each.");

    [Fact]
    public void TheChangelogStartsWithWhatIsNewest()
    {
        var version = VersionElement().Match(Repository.Read("Directory.Build.props")).Groups["version"].Value;
        var first = Heading().Match(Repository.Read("CHANGELOG.md")).Groups["title"].Value;
        Assert.True(first == "Unreleased" || first.StartsWith(version, StringComparison.Ordinal), $"CHANGELOG.md starts with '{first}', expected 'Unreleased' or '{version}'");
    }

    [Fact]
    public void LinksBetweenDocumentsLeadSomewhere() => Violations.None(
        from path in Documents()
        from Match link in Link().Matches(Repository.Read(path))
        let target = link.Groups["target"].Value
        where !target.Contains(':') && target.Length > 0
        let file = Path.GetFullPath(Path.Join(Repository.Root, Path.GetDirectoryName(path), target))
        where !File.Exists(file) && !Directory.Exists(file)
        select $"{path}:{LineOf(Repository.Read(path), link.Index)} '{target}' is not there",
        "A relative link leads to a file of the repository.");

    [Fact]
    public void NoDocumentNamesADevelopersMachine() => Violations.None(Documents().SelectMany(p => Found(MachinePath(), p)), "Paths in documents are relative.");

    [Fact]
    public void NoDocumentHoldsASecret() => Violations.None(Documents().SelectMany(p => Found(Secret(), p)), "Secrets come from the environment.");

    [Theory]
    [InlineData("see /home/anna/faultline/x")]
    [InlineData("cd /Users/anna/src")]
    [InlineData(@"open c:\dev\faultline")]
    [InlineData("/work/main/src")]
    public void APathOfAMachineIsRecognised(string text) => Assert.Matches(MachinePath(), text);

    [Theory]
    [InlineData("src/Faultline.Core/Model/Run.cs")]
    [InlineData("https://convex-evals.netlify.app/experiment/default/run/RUN_ID")]
    [InlineData("the framework/tool")]
    public void APathOfTheRepositoryIsNot(string text) => Assert.DoesNotMatch(MachinePath(), text);

    [Fact]
    public void ASecretIsRecognised()
    {
        // Put together here, so that this file holds none.
        Assert.Matches(Secret(), "sk-" + new string('a', 30));
        Assert.Matches(Secret(), "prod:happy-otter-123|" + new string('Z', 40));
        Assert.Matches(Secret(), "-----BEGIN RSA " + "PRIVATE KEY-----");
        Assert.DoesNotMatch(Secret(), "the key is read from CONVEX_DEPLOY_KEY; task-oriented-something-with-a-long-name");
    }

    private static IEnumerable<string> Documents() => Repository.Files(".", "*.md").Append(".ci/run");

    private static string[] DotnetCommands(string script)
        => [.. DotnetCommand().Matches(script).Select(m => m.Value.TrimStart().TrimEnd())];

    private static string[] CodeLines(string markdown) => [.. markdown.Split('\n').Select(line => line.Trim())];

    private static IEnumerable<string> Found(Regex pattern, string path)
        => pattern.Matches(Repository.Read(path)).Select(m => $"{path}:{LineOf(Repository.Read(path), m.Index)} '{m.Value[..Math.Min(24, m.Value.Length)]}...'");

    private static int LineOf(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

    // A command that starts a line, up to a redirection, a pipe or the next command.
    [GeneratedRegex(@"^[ \t]*dotnet [^<>|&;\n]+", RegexOptions.Multiline)]
    private static partial Regex DotnetCommand();

    [GeneratedRegex("<Version>(?<version>[^<]+)</Version>")]
    private static partial Regex VersionElement();

    [GeneratedRegex(@"^## \[?(?<title>[^\]\n]+)", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<target>[^)#\s]*)(#[^)\s]*)?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w.:/])(/home/|/Users/|/root/|/work/)\w|\b[A-Za-z]:\\\w")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\bsk-[A-Za-z0-9_-]{20,}|\bgh[pousr]_[A-Za-z0-9]{30,}|\bAKIA[A-Z0-9]{16}\b|\bxox[abp]-[\w-]{10,}|\b(prod|dev|preview):[\w-]+\|[A-Za-z0-9+/=]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY")]
    private static partial Regex Secret();
}
