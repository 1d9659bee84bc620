using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>What became of one line: a trial as its turn's first attempt, or a problem.</summary>
internal sealed class ReadRow
{
    public int Turn { get; init; }

    public Trial? Trial { get; init; }

    public ImportDiagnostic? Problem { get; init; }

    /// <summary>What the row says of its run; of most rows nobody asks, so it is null there.</summary>
    public RowOrigin? Origin { get; init; }
}
