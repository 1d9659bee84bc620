using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Faultline.Tests.Support;

/// <summary>
/// A Convex deployment and its file storage on two origins of the loopback. Functions answer from <see cref="Evals"/> and
/// <see cref="Zips"/>; <see cref="When"/> replaces single answers. Calls are named after the function (<c>runs:getRunDetails</c>),
/// the function and its argument (<c>runs:getOutputUrl kg1</c>), or the zip (<c>zip kg1</c>).
/// </summary>
public sealed class ConvexServer : IAsyncDisposable
{
    public const string RunId = "jn76nmvgpcdwcmpnpkv2rzea8s80y3ef";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<(string Name, int Number), ConvexReply> script = new();
    private readonly ConcurrentDictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ConvexCall> calls = new();
    private int underWay;
    private int mostUnderWay;

    private ConvexServer(WebApplication app) => this.app = app;

    /// <summary>Base URL of the deployment.</summary>
    public string Deployment { get; private set; } = "";

    /// <summary>Base URL of the storage, another origin.</summary>
    public string Storage { get; private set; } = "";

    public List<JsonObject> Evals { get; } = [];

    public ConcurrentDictionary<string, byte[]> Zips { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, string> DebugRecords { get; } = new(StringComparer.Ordinal);

    public string RunStatus { get; set; } = "completed";

    public bool SupportsRanges { get; set; } = true;

    /// <summary>Appended to every ETag: changing it makes every zip another file.</summary>
    public string Edition { get; set; } = "1";

    public IReadOnlyList<ConvexCall> Calls => [.. calls];

    public int MostUnderWay => mostUnderWay;

    public static async Task<ConvexServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var server = new ConvexServer(builder.Build());
        server.app.Run(server.ServeAsync);
        await server.app.StartAsync();
        var addresses = server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        server.Deployment = addresses[0];
        server.Storage = addresses[1];
        return server;
    }

    /// <summary>Answers call <paramref name="number"/> (from 1; 0 is every call) of a name in another way.</summary>
    public void When(string name, int number, ConvexReply reply) => script[(name, number)] = reply;

    public int Count(string name) => calls.Count(call => call.Name == name || call.Function == name);

    /// <summary>Adds an eval, with a zip for each storage id that is not known yet.</summary>
    public void Add(string name, string kind, string? output = null, string? source = null)
    {
        var status = new JsonObject { ["kind"] = kind };
        if (kind == "failed") status["failureReason"] = "tests fail (50%)";
        if (output is not null) status["outputStorageId"] = output;
        var eval = new JsonObject { ["_id"] = $"jh{Evals.Count}", ["evalPath"] = name, ["status"] = status, ["steps"] = new JsonArray() };
        if (source is not null) eval["evalSourceStorageId"] = source;
        Evals.Add(eval);
        foreach (var id in new[] { output, source })
            if (id is not null) Zips.TryAdd(id, ConvexZip.Of(("run.log", $"log of {id}\n")));
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        var now = Interlocked.Increment(ref underWay);
        for (var most = mostUnderWay; now > most; most = mostUnderWay) Interlocked.CompareExchange(ref mostUnderWay, now, most);
        try
        {
            var call = await ReadAsync(context);
            calls.Enqueue(call);
            foreach (var name in new[] { call.Name, call.Function }.Distinct(StringComparer.Ordinal))
            {
                var number = numbers.AddOrUpdate(name, 1, (_, count) => count + 1);
                if (!script.TryGetValue((name, number), out var reply) && !script.TryGetValue((name, 0), out reply)) continue;
                if (await reply(context)) return;
            }

            if (call.Function == "zip") await SendZipAsync(context, call.Argument);
            else await SendAsync(context, 200, new JsonObject { ["status"] = "success", ["value"] = Value(call), ["logLines"] = new JsonArray() });
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }

    private async Task<ConvexCall> ReadAsync(HttpContext context)
    {
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var origin = $"http://{context.Request.Host}";
        var path = context.Request.Path.Value!;
        if (path.StartsWith("/storage/", StringComparison.Ordinal)) return new ConvexCall(origin, path, "zip", path["/storage/".Length..], headers);
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var argument = body.RootElement.GetProperty("args").EnumerateObject().Single();
        return new ConvexCall(origin, path, body.RootElement.GetProperty("path").GetString()!, argument.Value.GetString()!, headers);
    }

    private JsonNode? Value(ConvexCall call) => call.Function switch
    {
        "runs:getRunDetails" => new JsonObject
        {
            ["_id"] = call.Argument,
            ["model"] = "openai/gpt-5",
            ["status"] = new JsonObject { ["kind"] = RunStatus },
            ["evals"] = new JsonArray([.. Evals.Select(eval => eval.DeepClone())]),
        },
        "runs:getOutputUrl" => Zips.ContainsKey(call.Argument) ? $"{Storage}/storage/{call.Argument}" : null,
        "debug:getEvalDebugInfo" => DebugRecords.TryGetValue(call.Argument, out var record)
            ? JsonNode.Parse(record)
            : new JsonObject { ["error"] = $"Eval {call.Argument} not found" },
        _ => throw new InvalidOperationException(call.Name),
    };

    private async Task SendZipAsync(HttpContext context, string id)
    {
        var bytes = Zips[id];
        var etag = $"\"{id}-{Edition}\"";
        context.Response.Headers.ETag = etag;
        var range = context.Request.GetTypedHeaders().Range?.Ranges.Single();
        var condition = context.Request.Headers.IfRange.ToString();
        if (SupportsRanges && range?.From is { } from && (condition.Length == 0 || condition == etag))
        {
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            context.Response.Headers.ContentRange = $"bytes {from}-{bytes.Length - 1}/{bytes.Length}";
            bytes = bytes[(int)from..];
        }

        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes);
    }

    internal static async Task SendAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body.ToJsonString()));
    }
}
