using System.Globalization;
using Faultline.Model;
using Faultline.Store;
using static Faultline.Tests.Store.StoredSamples;

namespace Faultline.Tests.Store;

/// <summary>The process that <see cref="KilledImportTests"/> kills: it imports, and prints what it takes to be on disk.</summary>
public sealed class ImportingChild
{
    internal const string WorkspaceVariable = "FAULTLINE_TEST_CHILD_WORKSPACE";
    internal const int TrialsPerRun = 12;
    internal const int EventsPerBatch = 40;

    /// <summary>Not a test of its own: it runs only when <see cref="KilledImportTests"/> starts it.</summary>
    [Fact(Explicit = true)]
    public async Task ImportsUntilItIsKilled()
    {
        if (Environment.GetEnvironmentVariable(WorkspaceVariable) is not { } folder) return;

        await using var promises = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var store = new FileStore(folder, TimeProvider.System);
        var round = await Console.In.ReadLineAsync(TestContext.Current.CancellationToken);
        // Far more than any kill waits for; a child whose parent died ends here or at the closed pipe.
        for (var import = 0; round is not null && import < 500; import++)
        {
            // The second and third import of an id are further revisions.
            var id = $"round-{round}-{import / 3}";
            using var writer = store.BeginRun();
            for (var i = 0; i < TrialsPerRun; i++)
            {
                await promises.WriteLineAsync("step .");
                writer.Add(TrialOf(id, import, i));
            }

            await promises.WriteLineAsync("step .");
            var result = await writer.CommitAsync(Run(id), TestContext.Current.CancellationToken);
            await promises.WriteLineAsync($"run {result.Run.Handle} {result.Run.Digest} .");
            store.Append(Enumerable.Range(0, EventsPerBatch).Select(n => Event($"{round}-{import}-{n}")));
            await promises.WriteLineAsync($"events {round}-{import} .");
        }
    }

    private static Trial TrialOf(string run, int import, int index) =>
        Trial(run, Name(index), index % 2 == 0 ? Outcome.Failed : Outcome.Passed, TextOf(run, import, index), "shared") with { Error = Name(import) };

    internal static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string TextOf(string run, int import, int index) => string.Concat(Enumerable.Repeat($"{run} {import} {index}\n", 50 + (index * 150)));
}
