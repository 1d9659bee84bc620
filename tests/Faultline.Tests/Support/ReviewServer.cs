using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Faultline.Tests.Support;

/// <summary>
/// A provider on the loopback that speaks both wire formats. It does the work of a question once for each Idempotency-Key, counts what it
/// was paid, and misbehaves as a script says. By default it quotes a line of the failing check, and is right.
/// </summary>
public sealed partial class ReviewServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, string> answered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> asked = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ReviewAsked> calls = new();
    private int underWay;
    private int mostUnderWay;
    private int number;

    private ReviewServer(WebApplication app) => this.app = app;

    public string Address { get; private set; } = "";

    /// <summary>Takes over a call: true when it sent the response itself.</summary>
    public Func<ReviewAsked, HttpContext, Task<bool>> Script { get; set; } = (_, _) => Task.FromResult(false);

    /// <summary>What the model says; the default is a true verdict.</summary>
    public Func<ReviewAsked, string> Says { get; set; } = TrueVerdict;

    /// <summary>Runs after the work was done and before the response is sent.</summary>
    public Func<ReviewAsked, Task> BeforeSending { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<ReviewAsked> Calls => [.. calls];

    public int MostUnderWay => mostUnderWay;

    /// <summary>How often the work for a failure was done and charged.</summary>
    public IReadOnlyDictionary<string, int> Paid => asked;

    public static async Task<ReviewServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new ReviewServer(builder.Build());
        server.app.Run(server.ServeAsync);
        await server.app.StartAsync();
        server.Address = server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return server;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    public static Task SendAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body)).AsTask();
    }

    public static string TrueVerdict(ReviewAsked asked)
    {
        var check = Check().Match(asked.Prompt);
        var quote = check.Groups["text"].Value.Split('\n').Last(l => l.Trim().Length > 3);
        return Verdict(check.Groups["source"].Value, check.Groups["pointer"].Value, quote);
    }

    public static string Verdict(string source, string pointer, string quote, string fault = "MODEL_FAULT", double confidence = 0.9) => new JsonObject
    {
        ["evidence"] = new JsonArray(new JsonObject { ["source"] = source, ["pointer"] = pointer, ["quote"] = quote }),
        ["reasoning"] = "The log says so.",
        ["fault"] = fault,
        ["mechanism"] = "wrong_result",
        ["confidence"] = confidence,
    }.ToJsonString();

    /// <summary>The response of the wire format that was spoken.</summary>
    public static string Envelope(ReviewAsked asked, string text) => asked.IsAnthropic
        ? new JsonObject
        {
            ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }),
            ["usage"] = new JsonObject { ["input_tokens"] = 700, ["cache_read_input_tokens"] = 300, ["output_tokens"] = 200 },
        }.ToJsonString()
        : new JsonObject
        {
            ["choices"] = new JsonArray(new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text } }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 1000, ["completion_tokens"] = 200, ["total_tokens"] = 1200 },
        }.ToJsonString();

    private async Task ServeAsync(HttpContext context)
    {
        var now = Interlocked.Increment(ref underWay);
        for (var most = mostUnderWay; now > most; most = mostUnderWay) Interlocked.CompareExchange(ref mostUnderWay, now, most);
        try
        {
            var call = await ReadAsync(context);
            calls.Enqueue(call);
            if (await Script(call, context)) return;
            var text = answered.GetOrAdd(call.Key, _ =>
            {
                asked.AddOrUpdate(call.Failure, 1, (_, count) => count + 1);
                return Says(call);
            });
            await BeforeSending(call);
            await SendAsync(context, 200, Envelope(call, text));
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

    private async Task<ReviewAsked> ReadAsync(HttpContext context)
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body);
        var root = document.RootElement;
        var isAnthropic = context.Request.Path.Value!.EndsWith("/messages", StringComparison.Ordinal);
        var texts = new List<string>();
        foreach (var message in root.GetProperty("messages").EnumerateArray())
        {
            var content = message.GetProperty("content");
            texts.Add(content.ValueKind == JsonValueKind.String ? content.GetString()! : string.Join('\n', content.EnumerateArray().Select(b => b.GetProperty("text").GetString())));
        }

        var prompt = string.Join('\n', texts);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new ReviewAsked(Interlocked.Increment(ref number), isAnthropic, headers.GetValueOrDefault("Idempotency-Key", ""), Failure().Match(prompt).Groups[1].Value, prompt,
            texts.Count(t => t.StartsWith("Your answer was refused", StringComparison.Ordinal)), root.GetRawText(), headers);
    }

    [GeneratedRegex(@"^- failure: (f[0-9a-z]{12})$", RegexOptions.Multiline)]
    private static partial Regex Failure();

    [GeneratedRegex(@"<<<(?<fence>d[0-9a-z]{12}) T[0-9]+ \| check \| [^\n]*source: (?<source>[^|\n]*?) \| pointer: (?<pointer>[^|\n]*)( \| note[^\n]*)?\n(?<text>.*?)\n\k<fence>>>>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Check();
}
