using System.Reflection;
using Faultline.Model;
using Faultline.Store;

namespace Faultline;

/// <summary>
/// The one facade that command line, web and MCP call. It joins the stages (import, store, facts, rules, reports), which do not
/// know each other. Nothing is written before the first import; inputs are never written to.
/// </summary>
public sealed partial class Workspace
{
    private readonly FileStore _store;
    private readonly TimeProvider _clock;

    private Workspace(string folder, TimeProvider clock)
    {
        Folder = folder;
        _clock = clock;
        _store = new FileStore(folder, clock);
    }

    /// <summary>Absolute path of the workspace folder; it need not exist yet.</summary>
    public string Folder { get; }

    /// <summary>Name and version of the program, for reports.</summary>
    public static string Generator => $"faultline {typeof(Workspace).Assembly.GetName().Version!.ToString(3)}";

    public static Workspace Open(string folder, TimeProvider clock) => new(Path.GetFullPath(folder), clock);

    // What labels depend on: the rules' versions, and the code that reads facts (the module's id changes with it).
    private static string EngineVersion { get; } =
        ContentHash.Short(Rules.RuleEngine.Version + typeof(Workspace).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version + typeof(Workspace).Module.ModuleVersionId);
}
