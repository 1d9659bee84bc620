using System.Runtime.ExceptionServices;

namespace Faultline.Importers.Json;

/// <summary>What one block gave. Lines count from 1 at its first row until the consumer, who knows the blocks before, adds theirs.</summary>
internal sealed class BlockResult<TTally, TItem>
{
    public List<JsonlItem<TItem>> Items { get; } = [];

    public List<JsonlProblem> Problems { get; } = [];

    public TTally? Tally { get; init; }

    public long Lines { get; set; }

    public long Rows { get; set; }

    public long Blank { get; set; }

    public long Unread { get; set; }

    public long Repaired { get; set; }

    public long ReadSlowly { get; set; }

    /// <summary>Thrown by the caller's function or by the device; the consumer throws it again in its turn.</summary>
    public ExceptionDispatchInfo? Failure { get; init; }
}
