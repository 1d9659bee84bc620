using Faultline.Model;

namespace Faultline.Importers;

/// <summary>One element of an importer's stream.</summary>
public abstract record ImportItem
{
    private ImportItem()
    {
    }

    /// <summary>The trials that follow, up to the next run, belong to this run. A run may be stated again, fuller, once its end is read.</summary>
    public sealed record OfRun(Run Run) : ImportItem;

    public sealed record OfTrial(Trial Trial) : ImportItem;

    public sealed record OfDiagnostic(ImportDiagnostic Diagnostic) : ImportItem;
}
