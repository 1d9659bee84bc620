using Faultline.Model;
using Faultline.Policy;
using Faultline.Policy.Gaps;
using Faultline.Policy.Rules;
using Faultline.Rules;

namespace Faultline;

public sealed partial class Workspace
{
    private string GapsFile => Path.Join(Folder, GapRegister.FileName);

    private string RulesFile => Path.Join(Folder, UserRules.FileName);

    private DateOnly Today => DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);

    private PolicyBook ReadPolicy(List<ImportDiagnostic> diagnostics)
    {
        var book = new PolicyBook(UserRules.Read(RulesFile, Once), GapRegister.Read(GapsFile, Once));
        foreach (var problem in book.Problems()) Once(problem);
        return book;

        // One question may read the files several times; what is wrong in them is said once.
        void Once(ImportDiagnostic problem)
        {
            if (!diagnostics.Contains(problem)) diagnostics.Add(problem);
        }
    }

    /// <summary>What users decided is asked anew each time, since they edit their files at any time; the ledger keeps machine findings only.</summary>
    private Analysis WithPolicy(PolicyBook book, Run run, Trial trial, Analysis analysis)
    {
        var outcome = book.Ask(run, trial, analysis, DayOf(run), SignatureOf(trial, analysis).Key);
        IReadOnlyList<Finding> machine = analysis.Finding is { } label ? [label, .. analysis.Others] : analysis.Others;
        var decided = outcome.Label is { } mine
            ? analysis with { Finding = mine, Others = [.. outcome.Gaps.Where(g => g.Rule != mine.Rule), .. machine] }
            : outcome.Gaps.Count > 0 ? RuleEngine.Decide(analysis, [.. outcome.Gaps, .. machine]) : analysis;
        return decided with { Policy = [.. outcome.Matches.Select(m => m.Kind == "gap" && decided.Finding?.Rule == "known-gap/" + m.Id ? m with { Decides = true } : m)] };
    }

    private DateOnly DayOf(Run run) => run.Date is { } date ? DateOnly.FromDateTime(date.UtcDateTime) : Today;
}
