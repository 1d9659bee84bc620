using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Faultline.Commands;

/// <summary>The library's help, then the verb's examples.</summary>
internal sealed class HelpWithExamples(HelpAction help, IReadOnlyList<IVerb> verbs) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var result = help.Invoke(parseResult);
        var verb = verbs.FirstOrDefault(v => v.Name == parseResult.CommandResult.Command.Name);
        if (verb is null) return result;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in verb.Examples)
        {
            output.WriteLine($"  {example.Line}");
            output.WriteLine($"      {example.Does}");
        }

        output.WriteLine();
        return result;
    }
}
