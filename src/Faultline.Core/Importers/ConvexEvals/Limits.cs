namespace Faultline.Importers.ConvexEvals;

/// <summary>How much of one input is read before the rest is skipped and said so.</summary>
internal static class Limits
{
    /// <summary>JSON nested deeper than this is damaged or hostile: the documents of convex-evals have at most ten levels.</summary>
    public const int JsonDepth = 64;

    /// <summary>Largest JSON document: a run of 100,000 evals with their tasks is below it.</summary>
    public const long DocumentBytes = 512L << 20;

    /// <summary>Largest text of one file of a trial, unpacked.</summary>
    public const int TextBytes = 8 << 20;

    /// <summary>Largest sum of unpacked entries of one archive.</summary>
    public const long ArchiveBytes = 64L << 20;

    /// <summary>Entries of one archive; a model project has tens.</summary>
    public const int ArchiveEntries = 10_000;

    /// <summary>An entry that unpacks to more than this many times its packed size is refused once it is above <see cref="RatioFloor"/>.</summary>
    public const int Ratio = 200;

    /// <summary>Below this size no ratio is suspicious: a log of equal lines packs very well.</summary>
    public const int RatioFloor = 1 << 20;

    /// <summary>Folders below the named one are followed this far.</summary>
    public const int FolderDepth = 24;
}
