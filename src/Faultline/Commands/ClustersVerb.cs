using System.CommandLine;
using Faultline.Commands.Options;
using Faultline.Model;

namespace Faultline.Commands;

internal sealed class ClustersVerb : IVerb
{
    public string Name => "clusters";

    public string Summary => "Failures grouped by cause, with ids that stay; merge, split and name them, or ask why";

    public int Order => 55;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline clusters", "the clusters of all runs, largest first"),
        new("faultline clusters jn76 jn79", "those of two runs"),
        new("faultline clusters --by code", "each code with its failures, cases, models, runs, and how it spreads over clusters"),
        new("faultline clusters show C-66w5sk2kvw", "one: template, what differs and why, rule, failures, history"),
        new("faultline clusters why f3k9", "how a failure came to its cluster"),
        new("faultline clusters merge C-66w5sk2kvw C-ja4zcn5dgf --why \"same outage\"", "the second goes into the first and stays as an alias"),
        new("faultline clusters split C-66w5sk2kvw C-ja4zcn5dgf", "undoes that merge, for good; failures or fingerprints can be named too"),
        new("faultline clusters name C-66w5sk2kvw \"provider outage\"", "a name for people"),
    ];

    public void Define(Command command, Shell shell)
    {
        var runs = new Argument<string[]>("RUN") { Description = "Run ids or unique prefixes; none means every run", Arity = ArgumentArity.ZeroOrMore };
        var frozen = new Option<bool>("--frozen") { Description = "Put no clusters together, whatever new failures show" };
        var by = new Option<string?>("--by") { Description = $"Show failures by {string.Join(", ", Workspace.Facets)} instead, with the clusters of each value", HelpName = "FACET" };
        by.AcceptOnlyFromAmong([.. Workspace.Facets]);
        command.Arguments.Add(runs);
        command.Options.Add(by);
        command.Options.Add(frozen);
        Answering(command, shell, (workspace, parsed, cancel) =>
        {
            if (parsed.GetValue(by) is { } facet)
            {
                var facets = workspace.ListFacets(facet, parsed.GetValue(runs) ?? [], parsed.GetValue(frozen), cancel);
                return new Printed(facets.Diagnostics, facets.ToJson, facets.ToText);
            }

            var answer = workspace.ListClusters(parsed.GetValue(runs) ?? [], parsed.GetValue(frozen), cancel);
            return new Printed(answer.Diagnostics, answer.ToJson, answer.ToText);
        });
        Show(command, shell);
        Why(command, shell);
        Merge(command, shell);
        Split(command, shell);
        NameIt(command, shell);
    }

    private static void Show(Command parent, Shell shell)
    {
        var id = new Argument<string>("ID") { Description = "Cluster id, an alias, a unique prefix, or a name" };
        var command = Under(parent, "show", "One cluster: template, variables, rule, failures, history", id);
        Answering(command, shell, (workspace, parsed, cancel) =>
        {
            var answer = workspace.ShowCluster(parsed.GetValue(id)!, cancel);
            return new Printed(answer.Diagnostics, answer.ToJson, answer.ToText);
        });
    }

    private static void Why(Command parent, Shell shell)
    {
        var failure = new Argument<string>("FAILURE") { Description = "Failure id or a unique prefix; or RUN/CASE" };
        var command = Under(parent, "why", "How a failure came to its cluster", failure);
        Answering(command, shell, (workspace, parsed, cancel) =>
        {
            var answer = workspace.WhyCluster(parsed.GetValue(failure)!, cancel);
            return new Printed(answer.Diagnostics, answer.ToJson, answer.ToText);
        });
    }

    private static void Merge(Command parent, Shell shell)
    {
        var into = new Argument<string>("ID") { Description = "The cluster that goes on" };
        var others = new Argument<string[]>("OTHER") { Description = "Clusters that go into it", Arity = ArgumentArity.OneOrMore };
        var command = Under(parent, "merge", "Put clusters together; ids of the others stay as aliases", into, others);
        var edit = EditOptions.AddTo(command);
        Answering(command, shell, (workspace, parsed, cancel) =>
        {
            var answer = workspace.MergeClusters(parsed.GetValue(into)!, parsed.GetValue(others)!, edit.Read(parsed), cancel);
            return new Printed(answer.Diagnostics, answer.ToJson, answer.ToText);
        });
    }

    private static void Split(Command parent, Shell shell)
    {
        var id = new Argument<string>("ID") { Description = "The cluster to take from" };
        var what = new Argument<string[]>("WHAT") { Description = "Failures or fingerprints to take out, or the alias of a merge to undo", Arity = ArgumentArity.OneOrMore };
        var command = Under(parent, "split", "Take failures out of a cluster; what is separated is never merged automatically again", id, what);
        var edit = EditOptions.AddTo(command);
        Answering(command, shell, (workspace, parsed, cancel) =>
        {
            var answer = workspace.SplitCluster(parsed.GetValue(id)!, parsed.GetValue(what)!, edit.Read(parsed), cancel);
            return new Printed(answer.Diagnostics, answer.ToJson, answer.ToText);
        });
    }

    private static void NameIt(Command parent, Shell shell)
    {
        var id = new Argument<string>("ID") { Description = "Cluster id, an alias, or a unique prefix" };
        var name = new Argument<string?>("NAME") { Description = "The name; without one the name is taken away", Arity = ArgumentArity.ZeroOrOne };
        var command = Under(parent, "name", "Name a cluster", id, name);
        var edit = EditOptions.AddTo(command);
        Answering(command, shell, (workspace, parsed, cancel) =>
        {
            var answer = workspace.NameCluster(parsed.GetValue(id)!, parsed.GetValue(name), edit.Read(parsed), cancel);
            return new Printed(answer.Diagnostics, answer.ToJson, answer.ToText);
        });
    }

    private static Command Under(Command parent, string name, string summary, params Argument[] arguments)
    {
        var command = new Command(name, summary);
        foreach (var argument in arguments) command.Arguments.Add(argument);
        parent.Subcommands.Add(command);
        return command;
    }

    private static void Answering(Command command, Shell shell, Func<Workspace, ParseResult, CancellationToken, Printed> answer)
    {
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var result = answer(workspace.Open(parsed, shell), parsed, cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json) ? result.Json() : result.Text()));
        });
    }

    private sealed record Printed(IReadOnlyList<ImportDiagnostic> Diagnostics, Func<string> Json, Func<string> Text);
}
