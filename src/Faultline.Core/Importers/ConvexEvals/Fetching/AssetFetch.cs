using System.Text.Json;
using Faultline.Model;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>Brings one file of a run to its place. What cannot be had is a diagnostic; the other files go on.</summary>
internal sealed class AssetFetch(ConvexApi api, ZipDownload download, Deployment deployment, DeployKey? key, RunFolder folder)
{
    public async Task<ImportDiagnostic?> RunAsync(RunAsset asset, CancellationToken cancel)
    {
        var missing = asset.StorageId is { } storageId ? await ZipAsync(asset, storageId, cancel) : null;
        if (key is null || !asset.IsOutput || (missing is null && asset.StorageId is not null)) return missing;

        // The debug record holds the text files of both zips: with it nothing is lost.
        var standsIn = true;
        foreach (var eval in asset.Owners)
        {
            var lacking = await DebugAsync(eval, key, cancel);
            if (missing is null) return lacking;
            standsIn &= lacking is null && HoldsOutput(folder.Debug(eval.Id));
            if (lacking is not null) missing = missing with { Message = $"{missing.Message} The debug record cannot stand in for it: {lacking.Message}" };
        }

        return standsIn && missing is not null
            ? missing with { Severity = DiagnosticSeverity.Info, Message = $"{missing.Message} Its text files are in '{folder.Shown(folder.Debug(asset.Owners[0].Id))}' instead." }
            : missing;
    }

    private async Task<ImportDiagnostic?> ZipAsync(RunAsset asset, string storageId, CancellationToken cancel)
    {
        if (!RunAddress.IsFileName(storageId))
        {
            return new ImportDiagnostic(folder.Shown(folder.RunDetails), null, DiagnosticSeverity.Error,
                $"The {asset.Shown} was not fetched: its storage id '{ServerText.OneLine(storageId)}' cannot be a file name; expected letters, digits, '-' and '_'.");
        }

        var target = folder.Zip(asset.IsOutput, storageId);
        if (RunFolder.IsZip(target)) return null;
        try
        {
            var url = await UrlAsync(storageId, cancel);
            if (url is null)
            {
                return new ImportDiagnostic(folder.Shown(target), null, DiagnosticSeverity.Warning,
                    $"The {asset.Shown} is gone: '{deployment.Shown}' no longer stores '{storageId}'.");
            }

            await download.RunAsync(url, target, cancel);
            return null;
        }
        catch (FetchFailure failure)
        {
            return new ImportDiagnostic(folder.Shown(target), null, DiagnosticSeverity.Error, $"The {asset.Shown} was not downloaded: {failure.Message}. {failure.Hint}");
        }
    }

    private async Task<Uri?> UrlAsync(string storageId, CancellationToken cancel)
    {
        var answer = await api.QueryAsync("runs:getOutputUrl", "storageId", storageId, cancel);
        if (answer.Value.ValueKind == JsonValueKind.Null) return null;
        var text = answer.Value.ValueKind == JsonValueKind.String ? answer.Value.GetString()! : answer.Value.GetRawText();
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && deployment.AllowsDownloadFrom(url)) return url;
        throw new FetchFailure(
            $"runs:getOutputUrl answered '{ServerText.OneLine(text)}'; expected an absolute https URL",
            "Check that the URL is that of a convex-evals deployment.");
    }

    private async Task<ImportDiagnostic?> DebugAsync(FailedEval eval, DeployKey opening, CancellationToken cancel)
    {
        if (!RunAddress.IsFileName(eval.Id))
        {
            return new ImportDiagnostic(folder.Shown(folder.RunDetails), null, DiagnosticSeverity.Error,
                $"The debug record of eval '{ServerText.OneLine(eval.Name)}' was not fetched: its id '{ServerText.OneLine(eval.Id)}' cannot be a file name.");
        }

        var target = folder.Debug(eval.Id);
        if (RunFolder.IsJson(target)) return null;
        try
        {
            var answer = await api.InternalAsync("debug:getEvalDebugInfo", "evalId", eval.Id, opening, cancel);
            if (opening.IsIn(answer.Document)) return Lacking("the answer holds the deploy key, so it was not stored");
            if (answer.Value.ValueKind != JsonValueKind.Object || answer.Value.TryGetProperty("error", out _)) return Lacking("the deployment does not know the eval");
            await RunFolder.WriteAsync(target, answer.Body, cancel);
            return null;
        }
        catch (FetchFailure failure)
        {
            return Lacking($"{failure.Message}. {failure.Hint}");
        }

        ImportDiagnostic Lacking(string reason) => new(folder.Shown(target), null, DiagnosticSeverity.Warning,
            $"No debug record of eval '{ServerText.OneLine(eval.Name)}': {reason}");
    }

    private static bool HoldsOutput(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Object
            && value.TryGetProperty("outputFiles", out var files) && files.ValueKind == JsonValueKind.Object;
    }
}
