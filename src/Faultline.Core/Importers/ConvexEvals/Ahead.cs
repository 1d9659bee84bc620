using Faultline.Model;

namespace Faultline.Importers.ConvexEvals;

/// <summary>Builds trials a few ahead on other threads and hands them out in the order asked for.</summary>
internal static class Ahead
{
    private static readonly int Window = Math.Clamp(Environment.ProcessorCount, 1, 4) * 2;

    public static IEnumerable<ImportItem> InOrder(IEnumerable<Func<Notes, Trial?>> builds, ImportInput input, CancellationToken cancel)
    {
        var running = new Queue<Task<(Trial? Trial, Notes Notes)>>();
        foreach (var build in builds)
        {
            cancel.ThrowIfCancellationRequested();
            running.Enqueue(Task.Run(() => (build, new Notes(input)) is var (make, notes) ? (make(notes), notes) : default, cancel));
            if (running.Count < Window) continue;
            foreach (var item in Of(running.Dequeue())) yield return item;
        }

        while (running.TryDequeue(out var next))
        {
            foreach (var item in Of(next)) yield return item;
        }
    }

    private static IEnumerable<ImportItem> Of(Task<(Trial? Trial, Notes Notes)> built)
    {
        var (trial, notes) = built.GetAwaiter().GetResult();
        foreach (var note in notes.Items) yield return new ImportItem.OfDiagnostic(note);
        if (trial is not null) yield return new ImportItem.OfTrial(trial);
    }
}
