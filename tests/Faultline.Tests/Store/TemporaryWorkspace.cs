using Faultline.Model;
using Faultline.Store;

namespace Faultline.Tests.Store;

/// <summary>A workspace folder that is gone after the test, with a clock that stands still.</summary>
internal sealed class TemporaryWorkspace : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("faultline-store-");

    public TemporaryWorkspace() => Store = Open();

    public string Folder => Path.Combine(_parent.FullName, ".faultline");

    public FileStore Store { get; }

    /// <summary>What reading reported.</summary>
    public List<ImportDiagnostic> Problems { get; } = [];

    public FileStore Open() => new(Folder, new StoppedClock());

    public StoredRun Only() => Assert.Single(Store.Runs(Problems.Add));

    public string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>Every file with its bytes and time of change.</summary>
    public IReadOnlyList<(string Path, string Bytes, DateTime Changed)> Snapshot() =>
    [
        .. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (path, Convert.ToHexString(File.ReadAllBytes(path)), File.GetLastWriteTimeUtc(path))),
    ];

    public void Dispose() => _parent.Delete(recursive: true);

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 11, 21, 12, 0, 0, TimeSpan.Zero);
    }
}
