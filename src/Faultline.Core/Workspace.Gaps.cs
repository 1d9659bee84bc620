using System.Globalization;
using System.Text;
using Faultline.Answers;
using Faultline.Model;
using Faultline.Policy.Gaps;
using Faultline.Policy.Predicates;
using Faultline.Reports.Machine;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>The register as it is.</summary>
    public GapsAnswer ListGaps()
    {
        var diagnostics = new List<ImportDiagnostic>();
        return new GapsAnswer { Gaps = [.. GapRegister.Read(GapsFile, diagnostics.Add).Select(g => ViewOf(g.Gap))], Diagnostics = diagnostics };
    }

    /// <summary>Registers one gap, or those of a tree of notes. Entries that are in the register already are not added again.</summary>
    /// <exception cref="UserError">The gap is incomplete, its id is taken, or its predicate cannot be read.</exception>
    public GapsAnswer AddGaps(GapAddRequest request)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var register = GapRegister.Read(GapsFile, diagnostics.Add);
        if (diagnostics.Exists(d => d.Severity == DiagnosticSeverity.Error))
            throw new UserError($"The register '{GapsFile}' cannot be read as a whole: {diagnostics[0].Message}", "Mend it first, so that nothing in it is lost or doubled.");
        var skipped = new List<string>();
        var removed = new List<int>();
        var added = request.From is { } tree ? FromNotes(tree, request, register, skipped, removed, diagnostics) : [Single(request, register)];
        WriteRegister(added, removed);
        return new GapsAnswer
        {
            Gaps = [.. GapRegister.Read(GapsFile, _ => { }).Where(g => added.Exists(a => a.Id == g.Gap.Id)).Select(g => ViewOf(g.Gap))],
            Skipped = skipped,
            Said = string.Create(CultureInfo.InvariantCulture, $"{added.Count} added to {Shorten(GapsFile)}, {skipped.Count} left out."),
            Diagnostics = diagnostics,
        };
    }

    /// <summary>Which gaps expired, went stale or can explain nothing.</summary>
    /// <param name="runs">Runs without a match after which a gap counts as stale.</param>
    public GapsAnswer CheckGaps(int runs, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var register = GapRegister.Read(GapsFile, diagnostics.Add);
        var stored = Latest(diagnostics).OrderBy(r => r.Run.Date ?? DateTimeOffset.MinValue).ThenBy(r => r.Run.Id, StringComparer.Ordinal).ToList();
        var seen = register.ToDictionary(g => g.Gap.Id, _ => new List<GapSighting>(), StringComparer.Ordinal);
        var recorded = Recorded(stored, diagnostics);
        foreach (var run in stored)
        {
            cancel.ThrowIfCancellationRequested();
            var outcomes = _store.Trials(run, failuresOnly: false, withTexts: false, _ => { }).GroupBy(t => t.Key.Case, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.All(t => t.Outcome == Outcome.Passed), StringComparer.Ordinal);
            var failures = AnalyseByMachine(run, recorded[run.Digest], diagnostics, cancel).Select(f => FailureFacts.Of(run.Run, f.Trial, f.Analysis, SignatureOf(f.Trial, f.Analysis).Key)).ToList();
            foreach (var entry in register.Where(g => g.Match is not null))
            {
                var cases = CasesOf(entry);
                if (cases.Count > 0 && !cases.Any(outcomes.ContainsKey)) continue;
                seen[entry.Gap.Id].Add(new GapSighting(run.Run.Id, failures.Count(entry.Match!.Matches), cases.Count > 0 && cases.All(c => outcomes.GetValueOrDefault(c))));
            }
        }

        return new GapsAnswer
        {
            Gaps = [.. register.Select(g => GapState.Of(g, seen[g.Gap.Id], Today, runs) is var state ? ViewOf(g.Gap) with { State = state.State, Detail = state.Detail } : null!)],
            Diagnostics = diagnostics,
        };
    }

    private static IReadOnlyList<string> CasesOf(RegisteredEntry entry) => entry.Match!.Cases.Count > 0 ? entry.Match.Cases : entry.Gap.Case is { } own ? [own] : [];

    private static List<KnownGap> FromNotes(string tree, GapAddRequest request, IReadOnlyList<RegisteredEntry> register, List<string> skipped, List<int> removed, List<ImportDiagnostic> diagnostics)
    {
        if (!File.Exists(tree) && !Directory.Exists(tree)) throw new UserError($"There is no file or folder '{tree}'.", "Give a folder that holds GAPS.txt notes, or one note.");
        var added = new List<KnownGap>();
        var notes = GapNotes.Read(tree, Shorten, diagnostics.Add);
        foreach (var gone in register.Where(g => g.IsRemovedFrom(notes)))
        {
            removed.Add(gone.EntryLine);
            skipped.Add($"{gone.Gap.Id} is not in its note any more; marked as removed: {gone.Gap.Reason}");
        }

        foreach (var note in notes)
        {
            var gap = GapWriting.FromNote(note, request.Since) with { Owner = request.Owner, Expires = request.Expires };
            var why = note.Why ?? (register.Any(g => g.Gap.Id == gap.Id) || added.Exists(a => a.Id == gap.Id) ? "in the register already" : null);
            if (why is null) added.Add(gap);
            else skipped.Add(string.Create(CultureInfo.InvariantCulture, $"{note.Source}:{note.Line} {why}{(note.Text.Length > 0 ? $": {note.Text}" : "")}"));
        }

        return added;
    }

    private static KnownGap Single(GapAddRequest request, IReadOnlyList<RegisteredEntry> register)
    {
        if (request is not { Id: { } id, Match: { } match, Reason: { } reason }) throw new UserError("A gap needs --id, --match and --reason.", "Or give a folder of notes: 'faultline gaps add --from DIR'.");
        if (register.Any(g => g.Gap.Id == id)) throw new UserError($"There is a gap '{id}' already.", "Ids are never reused; take another.");
        try
        {
            if (!Predicate.Parse(match).AsksForMoreThanTheCase) throw new UserError("The match asks for nothing but the case: every failure of it would be explained.", "Add what the error says, e.g. AND text LIKE '%...%'.");
        }
        catch (PredicateError error)
        {
            throw new UserError($"The match cannot be read, column {error.Column.ToString(CultureInfo.InvariantCulture)}: {error.Message}.", "docs/user-rules.md describes the language.");
        }

        return new KnownGap { Id = id, Match = match, Reason = reason, Owner = request.Owner, Since = request.Since, Expires = request.Expires, Source = request.Source, Status = "open", File = "", Line = 0 };
    }

    // Whole or not at all: a torn register would lose what people wrote.
    private void WriteRegister(List<KnownGap> added, List<int> removed)
    {
        if (added.Count == 0 && removed.Count == 0) return;
        Directory.CreateDirectory(Folder);
        var there = File.Exists(GapsFile) ? GapWriting.MarkRemoved(File.ReadAllText(GapsFile), removed) : null;
        var text = GapWriting.Append(there, added);
        File.WriteAllText(GapsFile + ".new", text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(GapsFile + ".new", GapsFile, overwrite: true);
    }

    private static GapView ViewOf(KnownGap gap) => new(gap.Id, gap.Status, gap.Case, gap.Match, gap.Reason, gap.Owner, Day.Of(gap.Since), Day.Of(gap.Expires), gap.Source, Shorten(gap.File), gap.Line, null, null);
}
