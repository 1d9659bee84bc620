using Faultline.Importers;
using Faultline.Importers.ConvexEvals.Fetching;
using Faultline.Model;
using Faultline.Tests.Support;

namespace Faultline.Tests.Importers.ConvexEvals.Fetching;

/// <summary>A server, a clock and a folder for one test.</summary>
public abstract class FetchTest : IAsyncLifetime
{
    internal static readonly FetchOptions Options = new() { AttemptTimeout = TimeSpan.FromHours(1) };

    protected ConvexServer Server { get; private set; } = null!;

    protected QuickTime Time { get; } = new();

    protected string Folder { get; } = Directory.CreateTempSubdirectory("faultline-fetch-").FullName;

    protected List<string> Progress { get; } = [];

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Server = await ConvexServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string In(params string[] path) => Path.Join(Folder, ConvexServer.RunId, Path.Join(path));

    protected Task<FetchResult> FetchAsync(string? secret = null, CancellationToken? cancel = null)
        => FetchAsync(Options, secret, cancel);

    internal Task<FetchResult> FetchAsync(FetchOptions options, string? secret = null, CancellationToken? cancel = null)
        => new ConvexRunFetcher(options, Time).FetchAsync(
            new FetchRequest(ConvexServer.RunId, Server.Deployment, secret), Folder, Progress.Add, cancel ?? Cancel);

    protected Task<UserError> FailAsync(string? secret = null) => Assert.ThrowsAsync<UserError>(() => FetchAsync(secret));

    protected void AssertNoLeftovers() => Assert.Empty(Directory.GetFiles(Folder, "*.part*", SearchOption.AllDirectories));
}
