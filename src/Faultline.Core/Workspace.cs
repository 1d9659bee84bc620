using Faultline.Model;
using Faultline.Rules;
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
    private readonly RuleEngine _rules = new();

    private Workspace(string folder, TimeProvider clock, StoreMemory? memory)
    {
        Folder = folder;
        _clock = clock;
        _store = new FileStore(folder, clock, memory);
    }

    /// <summary>Absolute path of the workspace folder; it need not exist yet.</summary>
    public string Folder { get; }

    /// <summary>Name and version of the program, for reports.</summary>
    public static string Generator => $"faultline {typeof(Workspace).Assembly.GetName().Version!.ToString(3)}";

    public static Workspace Open(string folder, TimeProvider clock) => new(Path.GetFullPath(folder), clock, memory: null);

    /// <summary>For a server that answers many questions: what the files hold is kept in memory, and what was added is read.</summary>
    public static Workspace OpenToServe(string folder, TimeProvider clock) => new(Path.GetFullPath(folder), clock, new StoreMemory());

    // What labels depend on: the rules' versions, and the code that reads facts (the module's id changes with it).
    private string EngineVersion => field ??= ContentHash.Short(_rules.Version + typeof(Workspace).Module.ModuleVersionId);
}
