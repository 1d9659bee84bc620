using System.Net;
using System.Text;

namespace Faultline.Benchmarks;

/// <summary>Verb <c>review-server</c>: a process that answers chat completions after a fixed time, always with the same true quote. Ends with its input.</summary>
internal static class ReviewServer
{
    private const string Answer =
        """{"choices":[{"message":{"role":"assistant","content":"{\"evidence\":[{\"source\":\"run.log\",\"pointer\":\"#L1-L80\",\"quote\":\"TypeError: fetch failed\"}],\"reasoning\":\"The request never reached the server, as the log says; nothing of the answer was tested.\",\"fault\":\"HARNESS_FAULT\",\"mechanism\":\"environment_broken\",\"confidence\":0.9}"}}],"usage":{"prompt_tokens":6000,"completion_tokens":120,"total_tokens":6120}}""";

    public static int Run(string[] rest)
    {
        var args = rest.ToList();
        if (!Usage.TryTakeNumber(args, "--latency", 200, out var latency) || args.Count > 0) return Usage.Print("review-server wants --latency MS");
        var listener = new HttpListener();
        var port = 20_000 + (Environment.ProcessId % 20_000);
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        Console.WriteLine(port);
        _ = ServeAsync(listener, latency);
        Console.In.ReadToEnd();
        return 0;
    }

    private static async Task ServeAsync(HttpListener listener, int latency)
    {
        var body = Encoding.UTF8.GetBytes(Answer);
        while (true)
        {
            var context = await listener.GetContextAsync();
            _ = Task.Run(async () =>
            {
                var until = Task.Delay(latency);
                await context.Request.InputStream.CopyToAsync(Stream.Null);
                await until;
                context.Response.ContentType = "application/json";
                context.Response.ContentLength64 = body.Length;
                await context.Response.OutputStream.WriteAsync(body);
                context.Response.Close();
            });
        }
    }
}
