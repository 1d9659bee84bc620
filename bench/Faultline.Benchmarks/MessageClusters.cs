using Faultline.Clustering;
using Faultline.Facts;
using Faultline.Model;

namespace Faultline.Benchmarks;

/// <summary>Clusters bare messages as the workspace clusters failures: fact readers, engine, signature, groups. One configuration, no options.</summary>
internal static class MessageClusters
{
    /// <summary>For each message the number of its group.</summary>
    public static int[] Of(IReadOnlyList<string> messages)
    {
        var (table, signature) = Reduced(messages);
        var group = new int[table.Count];
        var groups = SignatureGrouping.Of(table.Signatures);
        for (var g = 0; g < groups.Count; g++)
        {
            foreach (var member in groups[g].Members) group[member] = g;
        }

        return [.. signature.Select(s => group[s])];
    }

    public static (int Groups, int Signatures) Count(IReadOnlyList<string> messages)
    {
        var (table, _) = Reduced(messages);
        return (SignatureGrouping.Of(table.Signatures).Count, table.Count);
    }

    private static (SignatureTable Table, int[] Signature) Reduced(IReadOnlyList<string> messages)
    {
        var table = new SignatureTable();
        var signature = new int[messages.Count];
        Parallel.For(0, messages.Count, i => signature[i] = table.Add(Read(messages[i])));
        return (table, signature);
    }

    public static FailureWords Read(string message)
    {
        var at = new Location("message", "");
        var trial = new Trial { Key = new TrialKey("bench", "message"), Outcome = Outcome.Failed, Error = message, ErrorAt = at };
        return new FailureWords(null, message, FactReading.Of(trial));
    }
}
