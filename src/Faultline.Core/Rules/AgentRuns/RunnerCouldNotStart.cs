using Faultline.Model;

namespace Faultline.Rules.AgentRuns;

/// <summary>The batch runner could not start the test's process at all.</summary>
public sealed class RunnerCouldNotStart : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "runner-could-not-start",
        Version = 1,
        Title = "The test's process was never started",
        Shows = "The batch runner's own 'ERROR:' line, such as a program that is not on the path, in place of any output of the test.",
        Why = "Nothing of the test ran, so neither the model nor the harness was tried. Abstains when the test's process printed anything that was judged.",
        Example = "ERROR: [Errno 2] No such file or directory: 'pixi'",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.FirstOf("start-error") is not { } error || context.Tested.Any()) return null;
        // An error that the runner did not expect is its own, unless it names something of the machine.
        if (error.Code == "unexpected" && MachineResource.CauseOf(error) is null)
        {
            return Info.Finding(Fault.HarnessFault, "harness_exception", 0.9, $"The batch runner itself failed: {error.Message.TrimEnd('.')}.", AgentRunQuestions.Some(2, error.Evidence, context.ExitLine)) with
            {
                Cause = "runner_exception",
                Signature = $"runner: {Text.ErrorMask.Mask(error.Message)}",
            };
        }

        return Info.Finding(Fault.HarnessFault, "runner_could_not_start", 0.97,
            $"The runner could not start the test: {error.Message.TrimEnd('.')}. Nothing was tried.", AgentRunQuestions.Some(3, error.Evidence, context.ExitLine)) with
        {
            Cause = error.Code == "unexpected" ? MachineResource.CauseOf(error) : "start_failure",
            Signature = $"start: {Text.ErrorMask.Mask(error.Message)}",
        };
    }
}
