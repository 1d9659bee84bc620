using Faultline.Model;
using Faultline.Text;

namespace Faultline.Rules;

/// <summary>What two failures have in common when they are the same error: the failed check and the masked first decisive message.</summary>
public static class ErrorKey
{
    /// <summary>Null when nothing was read that says what the error is: texts without diagnostics are not the same error.</summary>
    public static string? Of(Trial trial, IReadOnlyList<Fact> facts)
    {
        var check = trial.FirstFailedCheck?.Name;
        var fact = facts.FirstOrDefault(f => f.Check == check && IsDecisive(f)) ?? facts.FirstOrDefault(IsDecisive);
        var message = fact is not null ? fact.Message : check is null ? trial.Error : null;
        if (string.IsNullOrWhiteSpace(message)) return null;
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        return $"{check ?? "-"}: {fact?.Kind ?? "error"} {fact?.Code} {ErrorMask.Mask(end < 0 ? message : message[..end])}";
    }

    /// <summary>The keys of all errors of the check that failed first, so that the order in which a tool prints them does not matter.</summary>
    public static IReadOnlyList<string> All(Trial trial, IReadOnlyList<Fact> facts)
    {
        var check = trial.FirstFailedCheck?.Name;
        return [.. facts.Where(f => f.Check == check && IsDecisive(f)).Select(f => Of(trial, [f])).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>True for a fact that says what went wrong.</summary>
    internal static bool IsDecisive(Fact fact) =>
        fact.Kind is not ("header-only" or "test-summary" or "more") && !fact.IsRemark;
}
