using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Faultline.Tests.Support;

namespace Faultline.Tests.Mcp;

/// <summary>A raw JSON-RPC client over the pipes of a real <c>faultline mcp</c>: no SDK, one line per message.</summary>
internal sealed class McpClient : IDisposable
{
    private readonly Process _process;
    private int _id;

    private McpClient(Process process) => _process = process;

    public int ProcessId => _process.Id;

    /// <summary>Starts the server and shakes hands.</summary>
    public static McpClient Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            UseShellExecute = false,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(FaultlineProgram.Path);
        start.ArgumentList.Add("mcp");
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var client = new McpClient(Process.Start(start)!);
        client._process.ErrorDataReceived += (_, _) => { };
        client._process.BeginErrorReadLine();
        client.Request("initialize", new JsonObject
        {
            ["protocolVersion"] = "2025-06-18",
            ["capabilities"] = new JsonObject(),
            ["clientInfo"] = new JsonObject { ["name"] = "raw", ["version"] = "1" },
        });
        client.Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "notifications/initialized" });
        return client;
    }

    /// <summary>The answer's <c>result</c>, or its <c>error</c> where there is no result.</summary>
    public JsonElement Request(string method, JsonObject? parameters = null)
    {
        var request = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = ++_id, ["method"] = method };
        if (parameters is not null) request["params"] = parameters;
        Send(request);
        while (true)
        {
            var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the server ended");
            var answer = JsonDocument.Parse(line).RootElement;
            if (!answer.TryGetProperty("id", out var id) || id.GetInt32() != _id) continue;
            return answer.TryGetProperty("result", out var result) ? result : answer.GetProperty("error");
        }
    }

    public ToolAnswer Call(string tool, JsonObject? arguments = null)
    {
        var result = Request("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments?.DeepClone() ?? new JsonObject() });
        var isError = result.TryGetProperty("isError", out var error) && error.GetBoolean();
        return new ToolAnswer(result.GetProperty("content")[0].GetProperty("text").GetString()!, isError);
    }

    public void Kill() => _process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        if (!_process.HasExited) _process.StandardInput.Close();
        if (!_process.WaitForExit(10_000)) _process.Kill();
        _process.Dispose();
    }

    private void Send(JsonObject message)
    {
        _process.StandardInput.WriteLine(message.ToJsonString());
        _process.StandardInput.Flush();
    }

    internal sealed record ToolAnswer(string Text, bool IsError)
    {
        public int Bytes => Encoding.UTF8.GetByteCount(Text);
    }
}
