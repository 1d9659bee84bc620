using System.Text.RegularExpressions;

namespace Faultline.Tests.Conventions;

public sealed partial class LayeringTests
{
    [Fact]
    public void TheArrowsRunTowardsTheModel()
        => Violations.None(new Layering(Repository.Sources).Violations(), "A stage sees another stage (docs/architecture.md, 'Which way the arrows run').");

    [Theory]
    [InlineData("Facts/A.cs", "using Faultline.Rules;\nnamespace Faultline.Facts;", "A.cs:1 Facts sees 'Rules'")]
    [InlineData("Facts/A.cs", "namespace Faultline.Facts;\nclass A { object a = global::Faultline.Store.B.C; }", "A.cs:2 Facts sees 'Store'")]
    [InlineData("Facts/A.cs", "namespace Faultline.Facts;\nclass A { Store.Box box; }", "A.cs:2 Facts sees 'Store'")]
    [InlineData("Facts/A.cs", "namespace Faultline.Facts;\nclass A { void M(Workspace workspace) { } }", "A.cs:2 Facts sees 'Workspace'")]
    [InlineData("Model/A.cs", "using Faultline.Text;", "A.cs:1 Model sees 'Text'")]
    [InlineData("Store/A.cs", "using static Faultline.Importers.Probe;", "A.cs:1 Store sees 'Importers'")]
    [InlineData("Novelty/A.cs", "", "A.cs:1 stage 'Novelty' has no row")]
    [InlineData("Request.cs", "using Faultline.Store;", "Request.cs:1 only Workspace*.cs sees stages")]
    [InlineData("../Faultline/Commands/A.cs", "using Faultline.Store;", "A.cs:1 a front end sees the workspace")]
    [InlineData("../Faultline/Web/A.cs", "using Faultline.Commands;", "A.cs:1 a front end sees the workspace")]
    public void AnArrowTheWrongWayIsReportedWithItsPlace(string path, string text, string expected)
        => Assert.Contains(expected, Assert.Single(new Layering(With(path, text)).Violations()), StringComparison.Ordinal);

    [Theory]
    [InlineData("Facts/A.cs", "using Faultline.Model;\nusing Faultline.Text;\nnamespace Faultline.Facts;\n// Faultline.Store is elsewhere\nclass A { string b = \"Faultline.Store.Box\"; string Store; int C => Store.Length; string Workspace { get; } }")]
    [InlineData("Workspace.Import.cs", "using Faultline.Store;\nusing Faultline.Rules;")]
    [InlineData("../Faultline/Commands/A.cs", "using Faultline.Model;\nusing Faultline.Commands.Options;\nclass A { Faultline.Workspace b; }")]
    [InlineData("../Faultline/Program.cs", "using Faultline.Commands;")]
    public void AnArrowTheRightWayIsNot(string path, string text) => Assert.Empty(new Layering(With(path, text)).Violations());

    [Fact]
    public void CoreReferencesNoWebNoConsoleNoMcpAndNoCommandLine()
    {
        var references = typeof(Catalog).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Violations.None(
            references.Where(name => OfAFrontEnd().IsMatch(name)).Select(name => $"Faultline.Core.dll references {name}")
                .Concat(Repository.SourcesOf("src/Faultline.Core").SelectMany(file => OfAFrontEnd().Matches(file.Code).Select(m => $"{file.At(m.Index)} {m.Value}")))
                .Concat(FrontEndPackages().Matches(Repository.Read("src/Faultline.Core/Faultline.Core.csproj")).Select(m => $"Faultline.Core.csproj: {m.Value}")),
            "Core must work without a terminal, a web server and MCP.");
    }

    private static SourceFile[] With(string path, string text) =>
    [
        new(path.StartsWith("../", StringComparison.Ordinal) ? "src/" + path[3..] : "src/Faultline.Core/" + path, text),
        new("src/Faultline.Core/Workspace.cs", "namespace Faultline;\npublic sealed class Workspace;"),
        new("src/Faultline.Core/Store/Box.cs", "namespace Faultline.Store;\npublic sealed class Box;"),
    ];

    [GeneratedRegex(@"\b(System\.Console|Microsoft\.AspNetCore|ModelContextProtocol|System\.CommandLine|Spectre)(\.\w+)*|(?<![\w.])Console\.\w+")]
    private static partial Regex OfAFrontEnd();

    [GeneratedRegex("""<(FrameworkReference|PackageReference)\s+Include="(Microsoft\.AspNetCore|ModelContextProtocol|System\.CommandLine|Spectre)[^"]*"|Sdk="Microsoft\.NET\.Sdk\.(Web|Razor)[^"]*" """)]
    private static partial Regex FrontEndPackages();
}
