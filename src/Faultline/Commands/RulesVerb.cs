using System.CommandLine;

namespace Faultline.Commands;

internal sealed class RulesVerb : IVerb
{
    public string Name => "rules";

    public string Summary => "How the rules fared against verdicts";

    public int Order => 110;

    public IReadOnlyList<Example> Examples { get; } = [.. RulesStats.Examples];

    public void Define(Command command, Shell shell) => RulesStats.AddTo(command, shell);
}
