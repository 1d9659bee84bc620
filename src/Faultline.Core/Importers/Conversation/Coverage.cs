using System.Globalization;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>
/// Counts which turns have rows, which have several, which are out of order or unscored. Rows of one turn that disagree are no
/// verdict on the turn: every row stays a trial, and a last trial without verdict stands for the turn as a whole.
/// </summary>
internal sealed class Coverage(string runId)
{
    private const int MostNamed = 20;

    private readonly Dictionary<int, TurnRows> _rows = [];
    private readonly List<string> _odd = [];
    private int _previous = int.MinValue;
    private readonly List<int> _unsortedLines = [];
    private int _unsorted;
    private int _blank;
    private int _oddCount;

    public int Rows { get; private set; }

    /// <summary>Turns that have a row.</summary>
    public int Turns => _rows.Count;

    public void Blank() => _blank++;

    /// <summary>The attempt that the next row of a turn is: 1 for its first row.</summary>
    public int AttemptOf(int turn) => _rows.TryGetValue(turn, out var known) ? known.Count + 1 : 1;

    public void Add(int turn, Trial trial)
    {
        Rows++;
        if (turn < _previous)
        {
            _unsorted++;
            if (trial.Row is { } row && _unsortedLines.Count < MostNamed) _unsortedLines.Add(row.Line);
        }

        _previous = turn;
        _rows[turn] = _rows.GetValueOrDefault(turn).And(trial.Outcome);
        foreach (var check in trial.Checks)
        {
            if (check is not { Outcome: CheckOutcome.Unknown, Message: { } raw }) continue;
            _oddCount++;
            if (_odd.Count < MostNamed) _odd.Add(string.Create(CultureInfo.InvariantCulture, $"turn {turn} {check.Name} {raw}"));
        }
    }

    /// <summary>A trial without verdict for every turn whose rows disagree.</summary>
    public IEnumerable<Trial> Disagreements() => _rows.Where(turn => turn.Value.Disagree).OrderBy(turn => turn.Key).Select(turn => new Trial
    {
        Key = new TrialKey(runId, RowTrial.CaseOf(turn.Key), Attempt: turn.Value.Count + 1),
        Outcome = Outcome.Unfinished,
        Error = $"{turn.Value.Count.ToString(CultureInfo.InvariantCulture)} rows of this turn disagree ({turn.Value.Words}): no verdict",
    });

    /// <summary>What the rows do not cover, a sentence each.</summary>
    public IEnumerable<(DiagnosticSeverity Severity, string Text)> Remarks(IReadOnlyList<string>? planned)
    {
        var missing = (planned ?? []).Where(@case => !int.TryParse(@case, CultureInfo.InvariantCulture, out var turn) || !_rows.ContainsKey(turn)).ToList();
        var several = _rows.Where(turn => turn.Value.Count > 1).OrderBy(turn => turn.Key).ToList();
        var unscored = _rows.Where(turn => turn.Value.Has(Outcome.Unfinished)).Select(turn => turn.Key).Order().ToList();
        if (missing.Count > 0) yield return Warning($"{missing.Count} of {planned!.Count} planned turns have no row: {Named(missing)}. They are missing, never passed.");
        if (several.Count > 0) yield return Warning($"{several.Count} turns have several rows: {Named(several.Select(turn => $"{turn.Key} ({turn.Value.Words})"))}. A turn whose rows disagree counts as unfinished; a failing row stays a failure of its own.");
        if (unscored.Count > 0) yield return Warning($"{unscored.Count} turns have a row without any verdict: {Named(unscored.Select(RowTrial.CaseOf))}. They count as unfinished, never as passed.");
        if (_oddCount > 0) yield return Warning($"{_oddCount} verdicts are neither true, false nor null: {string.Join("; ", _odd)}{(_oddCount > _odd.Count ? "; ..." : "")}. They are no failures; ask for the judging to be repeated.");
        if (_unsorted > 0) yield return Info($"{_unsorted} rows stand behind a row of a later turn (lines {string.Join(", ", _unsortedLines)}{(_unsorted > _unsortedLines.Count ? ", ..." : "")}); the order of the file is not the order of the turns.");
        if (_blank > 0) yield return Info($"{_blank} blank lines were skipped.");

        static (DiagnosticSeverity, string) Warning(FormattableString text) => (DiagnosticSeverity.Warning, text.ToString(CultureInfo.InvariantCulture));
        static (DiagnosticSeverity, string) Info(FormattableString text) => (DiagnosticSeverity.Info, text.ToString(CultureInfo.InvariantCulture));
    }

    private static string Named(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(MostNamed)) + (all.Count > MostNamed ? ", ..." : "");
    }
}
