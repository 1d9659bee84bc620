using System.Text.Json;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Importers.Conversation;

/// <summary>
/// What the turns of a benchmark have to do with one another, read from their own texts: which earlier input already holds a
/// value that a turn requires, and which earlier actions a turn's reference builds on. A file that names its links
/// (<c>depends_on</c>) is believed.
/// </summary>
internal sealed class TurnLinks
{
    private readonly Dictionary<int, IReadOnlyList<ActionDependency>> _dependencies = [];
    private readonly Dictionary<int, List<(string Argument, string Value, ExpectedTurn By)>> _given = [];

    /// <param name="turns">In the order of the conversation.</param>
    public TurnLinks(IReadOnlyList<ExpectedTurn> turns)
    {
        var facts = turns.Select(turn => new TurnText(turn)).ToList();
        var tools = turns.SelectMany(turn => turn.Calls).Select(call => call.Name).Distinct(StringComparer.Ordinal).ToList();
        var common = Common(facts);
        var producers = new List<TurnText>();
        foreach (var fact in facts)
        {
            var needs = fact.Turn.Needs ?? Needs(fact, producers, tools, common);
            if (needs.Count > 0) _dependencies[fact.Turn.Number] = [.. needs.Select(need => new ActionDependency(RowTrial.CaseOf(need), AboutOf(need, producers, tools)))];
            var given = Given(fact, facts);
            if (given.Count > 0) _given[fact.Turn.Number] = given;
            if (fact.Turn.Calls.Any(call => !ToolNames.IsLookup(call.Name))) producers.Add(fact);
        }
    }

    public IReadOnlyList<ActionDependency> DependenciesOf(int turn) => _dependencies.GetValueOrDefault(turn, []);

    public IReadOnlyList<(string Argument, string Value, ExpectedTurn By)> GivenFor(int turn) => _given.GetValueOrDefault(turn, []);

    private static List<(string, string, ExpectedTurn)> Given(TurnText of, List<TurnText> all)
    {
        var found = new List<(string, string, ExpectedTurn)>();
        foreach (var (name, value) in of.Arguments.DistinctBy(argument => argument.Name, StringComparer.Ordinal))
        {
            if (all.TakeWhile(other => other.Turn.Number < of.Turn.Number).FirstOrDefault(other => TurnText.Holds(other.Turn.Input, value)) is { } giver)
            {
                found.Add((name, value, giver.Turn));
            }
        }

        return found;
    }

    // A turn builds on an earlier action when it names what the action was about, or the action itself and nothing more precise.
    private static List<int> Needs(TurnText of, List<TurnText> producers, List<string> tools, HashSet<string> common)
    {
        var byName = producers.Where(producer => producer.Names.Overlaps(of.Names.Where(name => !common.Contains(name)))).ToList();
        var found = byName.ToHashSet();
        var own = of.Actions(tools).ToHashSet(StringComparer.Ordinal);
        foreach (var group in producers.SelectMany(producer => producer.Actions(tools).Select(action => (action, producer))).GroupBy(pair => pair.action, StringComparer.Ordinal))
        {
            // What a turn does itself it does not build on.
            if (!of.Stems.Contains(group.Key) || own.Contains(group.Key) || group.Any(pair => byName.Contains(pair.producer))) continue;
            found.UnionWith(group.Select(pair => pair.producer));
        }

        return [.. found.Select(producer => producer.Turn.Number).Order()];
    }

    private static List<string> AboutOf(int turn, List<TurnText> producers, List<string> tools) =>
        producers.Find(producer => producer.Turn.Number == turn) is { } producer ? [.. producer.Actions(tools).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : [];

    // A name that a fifth of the turns mention (the user's, the venue's) links nothing.
    private static HashSet<string> Common(List<TurnText> facts) =>
        [.. facts.SelectMany(fact => fact.Names).GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > Math.Max(3, facts.Count / 5)).Select(group => group.Key)];

    /// <summary>The words of one turn that can link it to another.</summary>
    private sealed class TurnText
    {
        public TurnText(ExpectedTurn turn)
        {
            Turn = turn;
            Arguments = [.. turn.Calls.SelectMany(call => ArgumentsOf(call.ArgumentsJson))];
            var text = $"{turn.Input}\n{turn.Golden}";
            Names = [.. ProperNames.In(text), .. Arguments.Select(argument => argument.Value.ToUpperInvariant()).Where(ProperNames.IsIdentifier)];
            Stems = [.. PlainWords.In(text).Select(match => WordStem.Of(match.Value))];
        }

        public ExpectedTurn Turn { get; }

        public IReadOnlyList<(string Name, string Value)> Arguments { get; }

        public HashSet<string> Names { get; }

        public HashSet<string> Stems { get; }

        /// <summary>What its tools do, in words that no other tool's name has: 'register', 'vote', 'suggestion'.</summary>
        public IEnumerable<string> Actions(List<string> tools) => Turn.Calls.Select(call => call.Name).Where(name => !ToolNames.IsLookup(name)).Distinct(StringComparer.Ordinal)
            .SelectMany(name => name.Split('_').Where(part => part.Length >= 4 && !ToolNames.IsVague(part)).Select(WordStem.Of).Where(stem => tools.Count(tool => tool.Split('_').Select(WordStem.Of).Contains(stem, StringComparer.Ordinal)) == 1));

        public static bool Holds(string? text, string value)
        {
            if (text is null || value.Length < 2) return false;
            for (var at = text.IndexOf(value, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(value, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var end = at + value.Length;
                if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
            }

            return false;
        }

        private static IEnumerable<(string Name, string Value)> ArgumentsOf(string? json)
        {
            if (json is null) return [];
            using var document = JsonDocument.Parse(json, RowTrial.Lenient);
            return document.RootElement.ValueKind != JsonValueKind.Object ? [] :
            [
                .. document.RootElement.EnumerateObject().Select(argument => (argument.Name, Value: argument.Value.Text() ?? (argument.Value.ValueKind == JsonValueKind.Number ? argument.Value.GetRawText() : null)))
                    .Where(argument => !string.IsNullOrWhiteSpace(argument.Value)).Select(argument => (argument.Name, argument.Value!.Trim())),
            ];
        }
    }
}
