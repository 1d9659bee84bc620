using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>Calls functions of a deployment over its HTTP API (docs.convex.dev/http-api).</summary>
internal sealed class ConvexApi(HttpTransport transport, Deployment deployment, DeployKey? key, FetchOptions options)
{
    /// <summary>Convex answers HTTP 560 when the function itself threw.</summary>
    private const int FunctionThrew = 560;

    /// <summary>A public query. It needs no key, so it carries none.</summary>
    public Task<ConvexAnswer> QueryAsync(string path, string argument, string value, CancellationToken cancel)
        => CallAsync("query", path, argument, value, authorization: null, cancel);

    /// <summary>An internal function, which only a deploy key opens.</summary>
    public Task<ConvexAnswer> InternalAsync(string path, string argument, string value, DeployKey opening, CancellationToken cancel)
        => CallAsync("function", path, argument, value, opening.Header, cancel);

    private async Task<ConvexAnswer> CallAsync(string endpoint, string path, string argument, string value, string? authorization, CancellationToken cancel)
    {
        var url = deployment.Endpoint(endpoint);
        var body = new JsonObject { ["path"] = path, ["args"] = new JsonObject { [argument] = value }, ["format"] = "json" }.ToJsonString();
        return await transport.Attempts.RunAsync(
            url,
            async attempt =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, url);
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
                if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
                using var response = await transport.QueryAsync(request, attempt);
                return await ReadAsync(response, url, $"{path}({argument}: '{value}')", attempt);
            },
            cancel);
    }

    private async Task<ConvexAnswer> ReadAsync(HttpResponseMessage response, Uri url, string call, CancellationToken cancel)
    {
        using var buffer = new MemoryStream();
        await HttpTransport.CopyAsync(response, url, buffer, options.MaxJsonBytes, cancel);
        var bytes = buffer.ToArray();
        var document = Parse(bytes);
        if (document is { ValueKind: JsonValueKind.Object } answer)
        {
            if (Text(answer, "status") == "error") throw FunctionFailure(answer, call);
            if (response.IsSuccessStatusCode && Text(answer, "status") == "success" && answer.TryGetProperty("value", out _))
                return new ConvexAnswer(bytes, answer);
        }

        var found = document is { ValueKind: JsonValueKind.Object } other && (Text(other, "message") ?? Text(other, "errorMessage")) is { } said
            ? Clean(said)
            : Excerpt(response, bytes, isJson: document is not null);
        if ((int)response.StatusCode == FunctionThrew) throw new FetchFailure($"{call} threw on '{deployment.Shown}': {found}", "Look at the logs of the deployment.");
        if (!response.IsSuccessStatusCode) throw transport.StatusFailure(response, url, found, Clean);
        throw new FetchFailure(
            $"'{url}' answered {found}; expected JSON with 'status' and 'value'",
            document is null
                ? "A login page or a proxy may stand in between, or the URL is not that of a Convex deployment (.convex.cloud): open it in a browser."
                : "Check that the URL is that of a Convex deployment (.convex.cloud).");
    }

    private FetchFailure FunctionFailure(JsonElement answer, string call)
    {
        var said = Text(answer, "errorMessage") is { } message ? Clean(message) : "no 'errorMessage' was given";
        var hint = said switch
        {
            _ when said.Contains("ArgumentValidationError", StringComparison.Ordinal) => "The id is not one of this deployment: check the id, and that --deployment names the deployment that holds the run.",
            _ when said.Contains("Could not find", StringComparison.OrdinalIgnoreCase) => "The deployment does not have this function: check that it is a convex-evals deployment of 2026-02 or later.",
            _ => "Look at the logs of the deployment, or try again later.",
        };
        return new FetchFailure($"{call} threw on '{deployment.Shown}': {said}", hint);
    }

    private string Excerpt(HttpResponseMessage response, byte[] bytes, bool isJson)
    {
        if (bytes.Length == 0) return "an empty body";
        var start = Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 4000));
        var kind = isJson ? "JSON of another form" : start.TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith('<') ? "HTML" : $"a body of type '{Clean(response.Content.Headers.ContentType?.MediaType ?? "unknown")}'";
        var quote = Clean(start);
        return $"{kind} ('{(quote.Length > 80 ? string.Concat(quote.AsSpan(0, 80), " ...") : quote)}')";
    }

    // The key is masked before the text is cut: half a key is a secret too.
    private string Clean(string text) => ServerText.OneLine(key is null ? text : key.Redact(text));

    private static JsonElement? Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name)
        => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
