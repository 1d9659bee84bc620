using Faultline.Model;
using Faultline.Policy.Gaps;

namespace Faultline.Tests.Policy.Gaps;

public sealed class GapRegisterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-gaps-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AnEntryKeepsItsLineAndItsQuote()
    {
        var (entries, problems) = Read("# ours\ngaps:\n  - id: on-submit\n    match: code = 'no-misused-promises'\n    owner: anna\n    reason: the reference does it too\n    expires: 2026-03-01\n");

        var entry = Assert.Single(entries);
        Assert.Empty(problems);
        Assert.Equal(("on-submit", 6, "reason: the reference does it too", "anna"), (entry.Gap.Id, entry.Gap.Line, entry.Quote, entry.Gap.Owner));
        Assert.True(entry.IsEvidenceOn(new DateOnly(2026, 3, 1)));
        Assert.False(entry.IsEvidenceOn(new DateOnly(2026, 3, 2)));
    }

    [Theory]
    [InlineData("gaps:\n  - reason: x\n", 2, "has no 'id'")]
    [InlineData("gaps:\n  - id: a\n", 2, "has no 'reason'")]
    [InlineData("gaps:\n  - {id: a, reason: r}\n  - {id: a, reason: r}\n", 3, "another gap 'a' above")]
    [InlineData("gaps:\n  - id: a\n    reason: r\n    match: stepp = 'x'\n", 4, "column 1: there is no field 'stepp'")]
    [InlineData("gaps:\n  - id: a\n    reason: r\n    match: eval = 'x'\n", 4, "nothing but the case")]
    [InlineData("gaps:\n  - id: a\n    reason: r\n    expires: soon\n", 4, "'expires: soon' is no day")]
    [InlineData("gaps:\n  - id: a\n    reason: r\n    status: gone\n", 2, "the status 'gone'")]
    [InlineData("gaps:\n  - id: a\n    reason: r\n    matches: x\n", 4, "no key 'matches'")]
    [InlineData("gap:\n  - id: a\n", 1, "Found no 'gaps:'")]
    [InlineData("gaps:\n  - id: a\n   reason: r\n", 3, "cannot be read as YAML")]
    public void WhatCannotBeUsedIsSaidWithItsLine(string text, int line, string message)
    {
        var problem = Assert.Single(Read(text).Problems);

        Assert.Equal(line, problem.Line);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gaps:\n")]
    [InlineData("# nothing yet\n")]
    public void AnEmptyRegisterIsNoProblem(string text)
    {
        var (entries, problems) = Read(text);

        Assert.Empty(entries);
        Assert.Empty(problems);
    }

    [Fact]
    public void WhatIsWrittenIsReadBackAndCommentsStay()
    {
        var gap = new KnownGap { Id = "b", Match = "code = 'it''s' AND text LIKE '%a: b #c%'", Reason = "line one\nline 'two': x", Expires = new DateOnly(2027, 1, 2), Source = "evals/x/GAPS.txt:4", Status = "open", File = "", Line = 0 };
        var text = GapWriting.Append("# mine\ngaps:\n  - id: a # keep\n    reason: r", [gap]);

        var (entries, problems) = Read(text);

        Assert.Empty(problems);
        Assert.StartsWith("# mine\ngaps:\n  - id: a # keep\n", text, StringComparison.Ordinal);
        Assert.Equal((gap.Match, "line one line 'two': x", gap.Expires, gap.Source), (entries[1].Gap.Match, entries[1].Gap.Reason, entries[1].Gap.Expires, entries[1].Gap.Source));
    }

    [Fact]
    public void NotesGiveEntriesAndSayWhatIsNoEvidence()
    {
        Write("evals/002-q/011-page/GAPS.txt", "queries, page:\n\n- It calls `ctx.db.iter()` instead of awaiting\n  - again and again\n- (resolved) was bad\n- it does badly");
        Write("evals/002-q/012-none/GAPS.txt", "queries, none:\n\n- None 🎉");
        Write("evals/002-q/013-head/GAPS.txt", "queries, head:\n");
        Write("evals/002-q/013-head/TASK.txt", "- no gap");

        var notes = GapNotes.Read(_folder, p => Path.GetRelativePath(_folder, p).Replace('\\', '/'), _ => { });

        Assert.Equal(
            ["002-q/011-page:3 evidence", "002-q/011-page:5 says that there is none, or none any more", "002-q/011-page:6 evidence", "002-q/012-none:3 says that there is none, or none any more", "002-q/013-head:1 header only"],
            notes.Select(n => $"{n.Case}:{n.Line} {n.Why ?? "evidence"}"));
        Assert.Equal("It calls `ctx.db.iter()` instead of awaiting again and again", notes[0].Text);
        Assert.Equal("eval = '002-q/011-page' AND (code = 'ctx.db.iter()' OR text LIKE '%ctx.db.iter()%')", GapWriting.FromNote(notes[0], null).Match);
        Assert.Null(GapWriting.FromNote(notes[2], null).Match);
    }

    [Fact]
    public void AnEntryThatLeftItsNoteIsMarkedAsRemoved()
    {
        Write("evals/002-q/011-page/GAPS.txt", "queries, page:\n\n- It calls `ctx.db.iter()`\n");
        var note = GapNotes.Read(_folder, p => p, _ => { })[0];
        var register = GapWriting.Append(null, [GapWriting.FromNote(note, null)]);
        Write("evals/002-q/011-page/GAPS.txt", "queries, page:\n");

        var (entries, _) = Read(register);
        var now = GapNotes.Read(_folder, p => p, _ => { });
        Assert.True(entries[0].IsRemovedFrom(now));
        Assert.Equal("removed", Read(GapWriting.MarkRemoved(register, [entries[0].EntryLine])).Entries[0].Gap.Status);
    }

    [Theory]
    [InlineData("open", null, "0,0,0", 3, "stale")]
    [InlineData("open", null, "0,0", 3, "unseen")]
    [InlineData("open", null, "0,2,0", 3, "live")]
    [InlineData("open", null, "2,0,0,0", 3, "stale")]
    [InlineData("open", "2026-01-31", "1,1,1", 3, "expired")]
    [InlineData("open", "2026-02-01", "1,1,1", 3, "live")]
    [InlineData("resolved", null, "1,1,1", 3, "resolved")]
    public void AGapIsLiveStaleOrExpired(string status, string? expires, string matches, int runs, string state)
    {
        var (entries, _) = Read($"gaps:\n  - {{id: a, reason: r, match: code = 'X', status: {status}{(expires is null ? "" : ", expires: " + expires)}}}\n");
        var seen = matches.Split(',').Select((m, i) => new GapSighting($"run{i}", int.Parse(m, System.Globalization.CultureInfo.InvariantCulture), m == "0")).ToList();

        Assert.Equal(state, GapState.Of(entries[0], seen, new DateOnly(2026, 2, 1), runs).State);
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(_folder, path))!);
        File.WriteAllText(Path.Join(_folder, path), text);
    }

    private (IReadOnlyList<RegisteredEntry> Entries, List<ImportDiagnostic> Problems) Read(string text)
    {
        var problems = new List<ImportDiagnostic>();
        Write("gaps.yaml", text);
        return (GapRegister.Read(Path.Join(_folder, "gaps.yaml"), problems.Add), problems);
    }
}
