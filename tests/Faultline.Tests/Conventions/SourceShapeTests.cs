namespace Faultline.Tests.Conventions;

public sealed class SourceShapeTests
{
    [Fact]
    public void TheSourcesAreFound()
    {
        Assert.Contains(Repository.Sources, f => f.Path == "src/Faultline.Core/Catalog.cs");
        Assert.Contains(Repository.Sources, f => f.Path == "tests/Faultline.Tests/Conventions/SourceShapeTests.cs");
    }

    [Fact]
    public void NoFileIsLongerThan500Lines() => Holds(SourceShape.TooLong, "A long file has two subjects: split it by aspect.");

    [Fact]
    public void AFileHoldsOnePublicTypeAndIsNamedAfterIt() => Holds(SourceShape.PublicTypes, "One public type per file, named like the file.");

    [Fact]
    public void NamespacesAreFileScopedAndMatchTheirFolders() => Holds(SourceShape.Namespace, "A folder is a stage; its namespace says so.");

    [Fact]
    public void ThereAreNoRegions() => Holds(SourceShape.Regions, "What needs a region needs a file.");

    [Fact]
    public void NothingIsNamedHelperUtilsManagerOrCommon() => Holds(SourceShape.HomelessNames, "Name it after what it is.");

    [Fact]
    public void NoCatchBlockIsEmpty() => Holds(SourceShape.EmptyCatches, "A swallowed failure makes a wrong answer look right.");

    [Fact]
    public void ALongFileIsReported()
    {
        Assert.Equal("a.cs:501 501 lines, at most 500", Assert.Single(SourceShape.TooLong(new SourceFile("a.cs", new string('\n', 501)))));
        Assert.Empty(SourceShape.TooLong(new SourceFile("a.cs", new string('\n', 500))));
    }

    [Theory]
    [InlineData("public record A;\npublic enum B { X }", "src/x/A.cs:2 public type 'B' belongs")]
    [InlineData("internal class B;", "src/x/A.cs:1 declares 'B' but nothing named like the file")]
    [InlineData("public sealed class A\n{\n}\n\npublic readonly record struct C(int D);", "src/x/A.cs:5 public type 'C'")]
    public void APublicTypeInTheWrongFileIsReported(string text, string expected)
        => Assert.StartsWith(expected, Assert.Single(SourceShape.PublicTypes(new SourceFile("src/x/A.cs", text))), StringComparison.Ordinal);

    [Theory]
    [InlineData("/// <summary>A class B of its own: record C.</summary>\n[Flags]\npublic enum A { X }")]
    [InlineData("public abstract record A\n{\n    public sealed record B : A;\n}\n\ninternal sealed class C;")]
    [InlineData("Console.WriteLine(\"public class B\");")]
    public void NestedAndInternalTypesAreNot(string text) => Assert.Empty(SourceShape.PublicTypes(new SourceFile("src/x/A.cs", text)));

    [Theory]
    [InlineData("src/Faultline.Core/Facts/A.cs", "namespace Faultline.Rules;\nclass A;", "namespace 'Faultline.Rules', its folder says 'Faultline.Facts'")]
    [InlineData("src/Faultline/Commands/Options/A.cs", "namespace Faultline.Commands;\nclass A;", "its folder says 'Faultline.Commands.Options'")]
    [InlineData("src/Faultline.Core/Facts/A.cs", "namespace Faultline.Facts\n{\n    class A;\n}", "namespaces are file-scoped")]
    [InlineData("src/Faultline.Core/A.cs", "class A;", "namespace '', its folder says 'Faultline'")]
    public void ANamespaceThatDoesNotMatchIsReported(string path, string text, string expected)
        => Assert.Contains(expected, Assert.Single(SourceShape.Namespace(new SourceFile(path, text))), StringComparison.Ordinal);

    [Theory]
    [InlineData("PathHelper")]
    [InlineData("StringUtils")]
    [InlineData("RunManager")]
    [InlineData("Common")]
    public void AHomelessNameIsReportedForTheFileAndTheType(string name)
        => Assert.Equal(2, SourceShape.HomelessNames(new SourceFile($"src/{name}.cs", $"class {name};")).Count());

    [Theory]
    [InlineData("try { } catch { }", 1)]
    [InlineData("try { } catch (Exception e) when (e is IOException or (A or B)) { /* never mind */ }", 1)]
    [InlineData("try { } catch (Exception) { throw; }", 0)]
    [InlineData("try { } catch (IOException e) when (e is { HResult: 1 or (2) })\n{\n}", 1)]
    [InlineData("try { } catch (IOException e) when (e.HResult == 1) { Note(e); } void A() { }", 0)]
    [InlineData("var a = \"catch { }\"; // catch { }", 0)]
    public void AnEmptyCatchIsReportedEvenWithAComment(string text, int count)
        => Assert.Equal(count, SourceShape.EmptyCatches(new SourceFile("a.cs", text)).Count());

    private static void Holds(Func<SourceFile, IEnumerable<string>> check, string rule)
        => Violations.None(Repository.Sources.SelectMany(check), rule);
}
