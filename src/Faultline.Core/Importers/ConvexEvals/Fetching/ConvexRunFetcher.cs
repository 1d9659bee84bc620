using System.Globalization;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>
/// Fetches one convex-evals run over the public HTTP API of its Convex deployment: the run details, and the output and
/// source zips of its failed evals. Every call continues where the last one ended.
/// </summary>
/// <remarks>
/// Takes a URL of the visualizer (<c>https://convex-evals.netlify.app/experiment/default/run/jn7.../...</c>) or a bare run id
/// with a deployment. The deploy key is sent to the deployment alone, and only for evals whose output zip is missing.
/// </remarks>
public sealed class ConvexRunFetcher : IFetcher
{
    private readonly FetchOptions options;
    private readonly TimeProvider time;

    public ConvexRunFetcher()
        : this(new FetchOptions(), TimeProvider.System)
    {
    }

    internal ConvexRunFetcher(FetchOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
    }

    /// <inheritdoc/>
    public string Id => "convex-evals-api";

    /// <inheritdoc/>
    public bool Claims(FetchRequest request) => RunAddress.TryRead(request.Address) is not null;

    /// <inheritdoc/>
    public async Task<FetchResult> FetchAsync(FetchRequest request, string folder, Action<string> progress, CancellationToken cancel)
    {
        var address = RunAddress.TryRead(request.Address) ?? throw NotAnAddress(request.Address);
        if (!RunAddress.IsFileName(address.RunId)) throw NotAnAddress(request.Address);
        var deployment = Deployment.Of(request, address);
        var key = DeployKey.Of(request.Secret, deployment);
        var target = new RunFolder(folder, address.RunId);
        using var transport = new HttpTransport(deployment, options, time);
        var api = new ConvexApi(transport, deployment, key, options);
        try
        {
            var details = await DetailsAsync(api, address.RunId, deployment, target, cancel);
            progress(Headline(address.RunId, details));
            var assets = new AssetFetch(api, new ZipDownload(transport, options), deployment, key, target);
            return new FetchResult(target.Absolute, await AssetsAsync(details, assets, progress, cancel));
        }
        catch (FetchFailure failure)
        {
            throw failure.ToUserError();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError(
                $"Cannot write the run to '{folder}': {error.Message}",
                "Check the free space and the permissions of the folder, and that no other fetch of the run is under way; then run the same command again.");
        }
    }

    private static async Task<RunDetails> DetailsAsync(ConvexApi api, string runId, Deployment deployment, RunFolder folder, CancellationToken cancel)
    {
        var answer = await api.QueryAsync("runs:getRunDetails", "runId", runId, cancel);
        if (answer.Value.ValueKind == JsonValueKind.Null)
        {
            throw new UserError(
                $"The run '{runId}' does not exist on '{deployment.Shown}'.",
                File.Exists(folder.RunDetails)
                    ? $"It was deleted there; the copy of an earlier fetch is still in '{folder.ShownRoot}'."
                    : "Check the run id, and that --deployment names the deployment that holds it; runs may also have been deleted.");
        }

        var details = RunDetails.TryRead(answer.Value) ?? throw new UserError(
            $"runs:getRunDetails on '{deployment.Shown}' answered a value without a list 'evals' of objects with an '_id'.",
            "Check that the URL is that of a convex-evals deployment, not of another Convex project.");
        await RunFolder.WriteAsync(folder.RunDetails, answer.Body, cancel);
        return details;
    }

    private async Task<IReadOnlyList<ImportDiagnostic>> AssetsAsync(RunDetails details, AssetFetch fetch, Action<string> progress, CancellationToken cancel)
    {
        var assets = RunAsset.Of(details.Failed);
        var ledger = new FetchLedger(assets, details.Failed.Count, progress);
        await Parallel.ForEachAsync(
            assets,
            new ParallelOptions { MaxDegreeOfParallelism = options.MaxParallel, CancellationToken = cancel },
            async (asset, stop) => ledger.Settle(asset, await fetch.RunAsync(asset, stop)));
        return ledger.Diagnostics;
    }

    private static string Headline(string runId, RunDetails details) => string.Create(
        CultureInfo.InvariantCulture,
        $"run {runId}: {details.Failed.Count} of {details.EvalCount} evals failed{(details.IsRunning ? "; it is still running, fetch again later for the rest" : "")}");

    private static UserError NotAnAddress(string address) => new(
        $"'{address}' is not the address of a convex-evals run.",
        "Give the URL of a run in the visualizer (.../experiment/<experiment>/run/<run id>), or the run id with --deployment <url>.");
}
