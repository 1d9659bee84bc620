using Faultline.Clustering;
using Faultline.Facts;
using Faultline.Model;

namespace Faultline.Tests.Clustering;

/// <summary>Failures made from bare messages.</summary>
internal static class SomeMessages
{
    public static FailureWords Words(string message, string? step = null)
    {
        var at = new Location("message", "");
        var trial = new Trial { Key = new TrialKey("run", "case"), Outcome = Outcome.Failed, Error = message, ErrorAt = at };
        return new FailureWords(step, message, FactReading.Of(trial));
    }

    public static Signature Signature(string message) => Signatures.Of(Words(message));

    /// <summary>Messages that ended up together, each group sorted, groups by their first message.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Grouped(IEnumerable<string> messages)
    {
        var table = new SignatureTable();
        var numbered = messages.Select(m => (Message: m, Number: table.Add(Words(m)))).ToList();
        return
        [
            .. SignatureGrouping.Of(table.Signatures)
                .Select(g => (IReadOnlyList<string>)[.. numbered.Where(n => g.Members.Contains(n.Number)).Select(n => n.Message).Order(StringComparer.Ordinal)])
                .OrderBy(g => g[0], StringComparer.Ordinal),
        ];
    }
}
