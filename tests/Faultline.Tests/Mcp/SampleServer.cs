using System.Text.Json.Nodes;
using Faultline.Tests.Support;

namespace Faultline.Tests.Mcp;

/// <summary>A writing server over a workspace that holds the sample run, shared by the tests of a class.</summary>
public sealed class SampleServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-mcp").FullName;

    public SampleServer()
    {
        Client = McpClient.Start(_folder, "--write");
        Imported = Client.Call("run_import", new JsonObject { ["paths"] = new JsonArray(Sample) });
    }

    internal static string Sample => Path.Combine(Repo.Root, "samples/convex-evals");

    internal static string Run => "jn7samp1e00000000000000000000000";

    internal McpClient Client { get; }

    internal McpClient.ToolAnswer Imported { get; }

    internal string Folder => _folder;

    public void Dispose()
    {
        Client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
