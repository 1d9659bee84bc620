using Faultline.Model;

namespace Faultline.Rules;

/// <summary>A test compares a whole structure, and only a part that the task never mentions differs.</summary>
public sealed class ComparesWhatTaskLeavesOpen : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "compares-what-task-leaves-open",
        Version = 1,
        Title = "Deep equality over a part the task leaves open",
        Shows = "All failed tests compare structures that differ under one key, and that key stands nowhere in the task.",
        Why = "The reference happened to choose a value there; the task lets the model choose. Abstains when the key is named in the task, when "
            + "several keys differ and without a task text.",
        Example = "expected [ { args ... } ] to deeply equal ...; only \"returns\" differs, and the task does not speak of it",
    };

    public Finding? Check(RuleContext context)
    {
        var tests = context.FailedTests.ToList();
        if (tests.Count == 0 || !context.HasTask) return null;
        var keys = tests.Select(ComparedKeys.TheOnlyOne).Distinct(StringComparer.Ordinal).ToList();
        if (keys.Count != 1 || keys[0] is not { } key || context.InTask(key) is not null) return null;
        return Info.Finding(Fault.OverlyStrict, "extra_constraint", 0.75, $"Only '{key}' differs from the reference, and the task does not speak of it.", tests[0].Evidence);
    }
}
