using Faultline.Model;
using Faultline.Store;

namespace Faultline.Tests.Store;

public sealed class OutputFolderTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("faultline-output-").FullName;

    private string Target => Path.Join(_parent, "analysis");

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    private Task<IReadOnlyList<string>> Write(string owner, params (string Path, string Text, bool Script)[] files) =>
        OutputFolder.WriteAsync(_parent, "analysis", owner, files, TestContext.Current.CancellationToken);

    [Fact]
    public async Task TheFilesAreThereAndAScriptCanBeRun()
    {
        var paths = await Write("r1", ("README.md", "é\n", false), ("issues/a.md", "a\n", false), ("go.sh", "#!/bin/sh\n", true));
        Assert.Equal([Path.Join(Target, "README.md"), Path.Join(Target, "issues", "a.md"), Path.Join(Target, "go.sh")], paths);
        Assert.Equal([0xC3, 0xA9, (byte)'\n'], await File.ReadAllBytesAsync(paths[0], TestContext.Current.CancellationToken));
        if (!OperatingSystem.IsWindows()) Assert.True(File.GetUnixFileMode(paths[2]).HasFlag(UnixFileMode.UserExecute));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_parent));
    }

    [Fact]
    public async Task WritingAgainReplacesWhatWasWrittenAndKeepsWhatPeoplePutThere()
    {
        await Write("r1", ("README.md", "1", false), ("failures/old.md", "1", false));
        await File.WriteAllTextAsync(Path.Join(Target, "filed.tsv"), "epic", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Join(Target, "failures", "notes.txt"), "mine", TestContext.Current.CancellationToken);
        await Write("r1", ("README.md", "2", false));
        Assert.Equal("2", await File.ReadAllTextAsync(Path.Join(Target, "README.md"), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Path.Join(Target, "failures", "old.md")));
        Assert.True(File.Exists(Path.Join(Target, "filed.tsv")));
        Assert.True(File.Exists(Path.Join(Target, "failures", "notes.txt")));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_parent));
    }

    [Fact]
    public async Task AnotherRunsFolderAndAFolderOfPeopleAreLeftAlone()
    {
        await Write("r1", ("README.md", "1", false));
        var other = await Write("r/2", ("README.md", "2", false));
        Assert.Equal(Path.Join(_parent, "r_2_analysis", "README.md"), other[0]);
        Assert.Equal("1", await File.ReadAllTextAsync(Path.Join(Target, "README.md"), TestContext.Current.CancellationToken));
        Assert.Equal(other, await Write("r/2", ("README.md", "3", false)));
        Directory.CreateDirectory(Path.Join(_parent, "r3_analysis"));
        await Assert.ThrowsAsync<UserError>(() => Write("r3", ("README.md", "3", false)));
    }

    [Fact]
    public async Task AfterACrashBetweenTheTwoRenamesTheOldFolderComesBackFirst()
    {
        await Write("r1", ("README.md", "1", false));
        await File.WriteAllTextAsync(Path.Join(Target, "filed.tsv"), "epic", TestContext.Current.CancellationToken);
        Directory.Move(Target, Path.Join(_parent, ".analysis.old"));
        Directory.CreateDirectory(Path.Join(_parent, ".analysis.new"));
        await Write("r1", ("README.md", "2", false));
        Assert.True(File.Exists(Path.Join(Target, "filed.tsv")));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_parent));
    }

    [Fact]
    public async Task WhenOneFileCannotBeWrittenNoneIs()
    {
        await Write("r1", ("README.md", "1", false));
        await Assert.ThrowsAsync<ArgumentException>(() => Write("r1", ("README.md", "2", false), ("../outside.md", "2", false)));
        Assert.Equal("1", await File.ReadAllTextAsync(Path.Join(Target, "README.md"), TestContext.Current.CancellationToken));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_parent));
    }
}
