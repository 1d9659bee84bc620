using System.IO.Compression;
using Faultline.Model;
using Faultline.Tests.Support;

namespace Faultline.Tests.Importers.ConvexEvals;

/// <summary>Hostile and damaged archives.</summary>
public sealed class ArchiveTests
{
    private const string Log = "=== Eval: a/b ===\n[error] deploy: Error: x\ntext\n";

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/etc/evil.txt")]
    [InlineData("convex/../../evil.txt")]
    [InlineData("C:\\evil.txt")]
    [InlineData("..\\evil.txt")]
    public async Task AnEntryThatPointsOutsideIsSkipped(string name)
    {
        using var folder = new TemporaryFolder();
        var imported = await ConvexData.ImportAsync(folder.Zip("a.zip", ("run.log", Log), (name, "evil")));
        imported.Says("points outside the archive", DiagnosticSeverity.Error);
        Assert.Equal(["run.log"], imported.Trial("a/b").Artifacts.Select(artifact => artifact.Name), StringComparer.Ordinal);
    }

    [Fact]
    public async Task AZipBombIsNotUnpacked()
    {
        using var folder = new TemporaryFolder();
        var imported = await ConvexData.ImportAsync(folder.Zip("a.zip", ("run.log", Log), ("bomb.txt", new string('a', 4 << 20)), ("kept.ts", "x")));
        imported.Says("as zip bombs do", DiagnosticSeverity.Error);
        var bomb = imported.Trial("a/b").Artifacts.Single(artifact => artifact.Name == "bomb.txt");
        Assert.Null(bomb.Text);
        Assert.Contains("zip bombs", bomb.Note);
        Assert.Contains(imported.Trial("a/b").Artifacts, artifact => artifact.Name == "kept.ts");
    }

    [Fact]
    public async Task TheSumOfAllEntriesIsLimited()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(1);
        var noise = string.Create(7 << 20, random, (chars, source) =>
        {
            for (var i = 0; i < chars.Length; i++) chars[i] = (char)source.Next('a', 'z');
        });
        (string, string)[] entries = [("a-run.log", "x"), ("run.log", Log), .. Enumerable.Range(0, 10).Select(i => ($"f{i}.txt", noise))];
        var imported = await ConvexData.ImportAsync(folder.Zip("a.zip", entries));
        Assert.Contains(imported.Problems, problem => problem.Severity == DiagnosticSeverity.Error);
        Assert.True(imported.Trial("a/b").Artifacts.Sum(artifact => artifact.Text?.Length ?? 0) <= 64 << 20);
        Assert.Equal(1, imported.Trial("a/b").Artifacts.Count(artifact => artifact.Note is not null && artifact.Name == "f9.txt"));
    }

    [Theory]
    [InlineData("encrypted", "is encrypted")]
    [InlineData("zstd", "method 93")]
    public async Task AnEntryOfAnUnknownMakeIsSkippedWithItsReason(string make, string reason)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Zip("a.zip", ("a.txt", "text text text text"), ("run.log", Log));
        var bytes = File.ReadAllBytes(path);
        // First local header and first central header: flags and method.
        foreach (var (signature, flags) in ((byte, int)[])[(0x04, 6), (0x02, 8)])
        {
            var at = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x50, 0x4B, (byte)(signature - 1), signature]);
            if (make == "encrypted") bytes[at + flags] |= 1;
            else bytes[at + flags + 2] = 93;
        }

        var imported = await ConvexData.ImportAsync(folder.Write("a.zip", bytes));
        imported.Says(reason, DiagnosticSeverity.Error);
        Assert.NotNull(imported.Trial("a/b").Artifacts.Single(artifact => artifact.Name == "a.txt").Note);
    }

    [Fact]
    public async Task ATruncatedArchiveIsAnError()
    {
        using var folder = new TemporaryFolder();
        var bytes = File.ReadAllBytes(folder.Zip("a.zip", ("run.log", Log)));
        for (var length = 0; length < bytes.Length; length += 7)
        {
            var imported = await ConvexData.ImportAsync(folder.Write("a.zip", bytes[..length]));
            Assert.Contains(imported.Problems, problem => problem.Severity == DiagnosticSeverity.Error && problem.File.EndsWith("a.zip", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task ADamagedByteNeverThrows()
    {
        using var folder = new TemporaryFolder();
        var bytes = File.ReadAllBytes(folder.Zip("a.zip", ("run.log", Log), ("convex/a.ts", "export const a = 1;")));
        for (var i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 0xFF;
            _ = await ConvexData.ImportAsync(folder.Write("a.zip", damaged));
        }
    }

    [Fact]
    public async Task BinaryEntriesHaveANoteInsteadOfAText()
    {
        using var folder = new TemporaryFolder();
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var log = new StreamWriter(zip.CreateEntry("run.log").Open())) log.Write(Log);
            using var image = zip.CreateEntry("a.png").Open();
            image.Write([0x89, 0x50, 0, 1]);
        }

        var imported = await ConvexData.ImportAsync(folder.Write("a.zip", bytes.ToArray()));
        Assert.Empty(imported.Problems);
        Assert.Contains("binary", imported.Trial("a/b").Artifacts.Single(artifact => artifact.Name == "a.png").Note);
    }
}
