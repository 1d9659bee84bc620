using System.Text.Json;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Rules.Conversation;

/// <summary>Gathers what turns may have to do with one another, one trial at a time.</summary>
internal sealed class ConversationSignalsBuilder(Run run)
{
    private const int MostSilent = 1000;
    private const int MostArguments = 200;
    private const int MostText = 4000;

    // A call a few turns off is the same call at the wrong time; further off it is another.
    private const int Shift = 3;

    private readonly SortedDictionary<int, IReadOnlyList<ToolCall>> _calls = [];
    private readonly SortedDictionary<int, ConversationRow> _unmet = [];
    private readonly SortedDictionary<int, SilentTurn> _silent = [];
    private readonly SortedDictionary<string, FirstUse> _uses = new(StringComparer.Ordinal);
    private readonly UnmetRequestsBuilder _requests = new();
    private int? _endedAt;

    public void Add(Trial trial)
    {
        if (!int.TryParse(trial.Key.Case, System.Globalization.CultureInfo.InvariantCulture, out var turn)) return;
        foreach (var call in trial.Calls ?? []) Use(turn, call);
        if (run.Mode != "normal") return;
        _requests.Add(turn, trial);
        if (trial.Calls is { Count: > 0 } calls) _calls[turn] = calls;
        if (!trial.IsFailure) return;
        var row = new ConversationRow(run, trial);
        if (row is { Ended: true, IsClosing: false } && !(_endedAt < turn)) _endedAt = turn;
        if (row.IsSilent && _silent.Count < MostSilent) _silent[turn] = new SilentTurn(turn, Short(row.Golden), row.Find("user_text")?.QuoteWhere(static line => line.Length == 0 ? -1 : 0));
        _requests.AddFailed(turn, row);
        // Rows after an early end never had a chance.
        if (row is { IsFiller: false, Match.Missing.Count: > 0 }) _unmet[turn] = row;
    }

    public ConversationSignals Build()
    {
        var signals = new ConversationSignals { EndedAt = _endedAt, SilentTurns = [.. _silent.Values], FirstUses = _uses };
        var missing = new List<MissingAction>();
        foreach (var (turn, row) in _unmet)
        {
            var soFar = signals with { MissingActions = missing };
            var cause = Consequences.IsPossible(row) ? soFar.CauseOf(row) : null;
            var actions = row.Match!.Missing.Where(call => !ToolNames.IsLookup(call.Name)).ToList();
            if (actions.Count == 0) continue;
            missing.Add(new MissingAction(turn, cause?.Root ?? turn, MadeElsewhere(turn, actions), cause?.IsSilent ?? row.IsSilent));
        }

        return _requests.Into(signals with { MissingActions = missing });
    }

    private int? MadeElsewhere(int turn, List<ToolCall> actions)
    {
        for (var other = turn - Shift; other <= turn + Shift; other++)
        {
            if (other != turn && _calls.TryGetValue(other, out var calls) && actions.All(action => calls.Any(call => Arguments.Agree(action, call) != Agreement.None))) return other;
        }

        return null;
    }

    private void Use(int turn, ToolCall call)
    {
        if (call.ArgumentsJson is null) return;
        try
        {
            using var json = JsonDocument.Parse(call.ArgumentsJson);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return;
            foreach (var argument in json.RootElement.EnumerateObject())
            {
                // Nobody asks the user for a list or for an object.
                if (argument.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object) continue;
                var value = argument.Value.ValueKind == JsonValueKind.String ? argument.Value.ToString() : argument.Value.GetRawText();
                if (_uses.TryGetValue(argument.Name, out var known)) _uses[argument.Name] = new FirstUse(Math.Min(known.Turn, turn), known.Value == value ? value : null);
                else if (_uses.Count < MostArguments) _uses.Add(argument.Name, new FirstUse(turn, value));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Arguments that are no JSON name no values.
            return;
        }
    }

    private static string? Short(string? text) => text is { Length: > MostText } ? text[..MostText] : text;
}
