using System.Text.Json.Nodes;
using Faultline.Tests.Support;

namespace Faultline.Tests.Mcp;

/// <summary>A writing server over a workspace that holds the sample run, shared by the tests of a class.</summary>
public sealed class SampleServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-mcp").FullName;

    private string? _lease;

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

    /// <summary>A report of the sample run, as it stands now.</summary>
    internal string Report => Client.Call("report_write", new JsonObject { ["run"] = Run }).Text.Split('\n')[1];

    /// <summary>A live lease; the one given before is given back.</summary>
    internal string NewLease()
    {
        if (_lease is not null) Client.Call("review_release", new JsonObject { ["lease"] = _lease });
        var taken = Client.Call("review_next", new JsonObject { ["run"] = Run });
        return _lease = taken.Text.Split(' ')[1];
    }

    public void Dispose()
    {
        Client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
