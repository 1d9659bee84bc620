namespace Faultline.Importers.ConvexEvals;

/// <summary>All that is known about one eval of a run before its texts are read.</summary>
internal sealed class EvalSources
{
    public string? Id { get; set; }

    public string? Case { get; set; }

    public int Attempt { get; set; } = 1;

    public (ConvexDocument Document, EvalRow Row)? Summary { get; set; }

    public (ConvexDocument Document, EvalRow Row)? Details { get; set; }

    public (ConvexDocument Document, EvalRow Row)? Debug { get; set; }

    public string? OutputZip { get; set; }

    public string? SourceZip { get; set; }

    public IEnumerable<(ConvexDocument Document, EvalRow Row)> All
    {
        get
        {
            if (Debug is { } debug) yield return debug;
            if (Details is { } details) yield return details;
            if (Summary is { } summary) yield return summary;
        }
    }
}
