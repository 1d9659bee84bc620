using Faultline.Model;

namespace Faultline.Batches;

/// <summary>Groups tests whose final rows have one cause, and finds causes that another one brought about.</summary>
internal static class CauseList
{
    public static IReadOnlyList<BatchCause> Of(IReadOnlyList<BatchTest> tests, IReadOnlyDictionary<string, int?> threads)
    {
        var groups = tests.Where(t => t.Category is not (null or BatchCategory.Pass))
            .GroupBy(t => (t.Category, Cause: t.Cause ?? t.Category!, t.Signature))
            .Select(g => new BatchCause(g.Key.Category!, g.Key.Cause, g.Key.Signature, g.First().Reason, null, [.. g.Select(t => t.Id).Order(StringComparer.Ordinal)]))
            .OrderByDescending(c => c.Tests.Count).ThenBy(c => c.Category, StringComparer.Ordinal).ThenBy(c => c.Cause, StringComparer.Ordinal).ThenBy(c => c.Signature, StringComparer.Ordinal)
            .ToList();
        var causeOf = groups.SelectMany(c => c.Tests.Select(t => (t, c))).ToDictionary(x => x.t, x => x.c, StringComparer.Ordinal);
        var order = tests.Where(t => t.Attempts.Count > 0)
            .Select(t => (t.Id, t.Attempts[^1].Session, Thread: threads.GetValueOrDefault(t.Id), t.Attempts[^1].Start))
            .Where(t => t.Thread is not null && t.Start is not null)
            .GroupBy(t => (t.Session, t.Thread))
            .Select(g => g.OrderBy(t => t.Start).Select(t => causeOf.GetValueOrDefault(t.Id)).ToList())
            .ToList();
        return [.. groups.Select(c => c with { FollowsFrom = RootOf(c, order)?.Cause })];
    }

    // In every thread it strikes from the second test or later on, without a break, and right after one and the same other bug.
    private static BatchCause? RootOf(BatchCause cause, List<List<BatchCause?>> threads)
    {
        if (cause.Category != BatchCategory.FrameworkBug || cause.Tests.Count < 3) return null;
        BatchCause? root = null;
        foreach (var thread in threads.Where(t => t.Contains(cause)))
        {
            var first = thread.IndexOf(cause);
            if (first == 0 || thread[first - 1] is not { Category: BatchCategory.FrameworkBug } before) return null;
            if (thread.Skip(first).Any(c => !ReferenceEquals(c, cause)) || (root is not null && !ReferenceEquals(root, before))) return null;
            root = before;
        }

        return root;
    }
}
