using Faultline.Model;

namespace Faultline.Importers.Scylla.Logs;

/// <summary>
/// Finds the invocations of a batch in its logs, which do not name them. Inside one thread a new one begins (docs/formats/scylla.md)
/// where a test starts that was started before, where the attempt before has no end or ended more than a minute ago, and where the
/// command is another one. Pieces of different threads whose times overlap are one invocation.
/// </summary>
internal static class SessionMaker
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan NextTest = TimeSpan.FromSeconds(1);

    // Threads of one invocation start within milliseconds of each other, also where every attempt fails at once.
    private static readonly TimeSpan StartSpread = TimeSpan.FromSeconds(5);

    /// <summary>The sessions by start, and the index (from 1) of the session of each attempt.</summary>
    public static (IReadOnlyList<Session> Sessions, Dictionary<LogAttempt, int> Of) Find(IReadOnlyList<IReadOnlyList<LogAttempt>> threads)
    {
        var pieces = threads.SelectMany((attempts, thread) => Pieces(attempts, thread)).OrderBy(p => p.Start).ThenBy(p => p.Thread).ToList();
        var sessions = new List<Session>();
        var of = new Dictionary<LogAttempt, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < pieces.Count;)
        {
            var joined = new List<Piece> { pieces[i++] };
            while (i < pieces.Count && Belongs(pieces[i], joined)) joined.Add(pieces[i++]);
            var attempts = joined.SelectMany(p => p.Attempts).ToList();
            var ends = attempts.Where(a => a.End is not null).Select(a => a.End!.Value).ToList();
            var start = joined.Min(p => p.Start);
            sessions.Add(new Session(sessions.Count + 1, start, ends.Count > 0 ? ends.Max() : attempts.Max(a => a.Start ?? start)));
            foreach (var attempt in attempts) of[attempt] = sessions.Count;
        }

        return (sessions, of);
    }

    private static IEnumerable<Piece> Pieces(IReadOnlyList<LogAttempt> attempts, int thread)
    {
        Piece? piece = null;
        LogAttempt? before = null;
        foreach (var attempt in attempts)
        {
            if (piece is null || IsBoundary(before!, attempt, piece.Cases))
            {
                if (piece is not null) yield return piece;
                piece = new Piece(thread);
            }

            piece.Add(attempt);
            before = attempt;
        }

        if (piece is not null) yield return piece;
    }

    private static bool IsBoundary(LogAttempt before, LogAttempt next, HashSet<string> cases)
    {
        if (cases.Contains(next.Case)) return true;
        if ((next.Start ?? next.LastSign) is null) return false;
        // Where only a line of the frame is lost, nothing says that the attempt was killed.
        if (!before.IsOver && next.HasStartLine) return true;
        if ((before.End ?? before.LastSign) is not { } end || next.Start is not { } start) return false;
        var pause = start - end;
        // Inside an invocation the next test starts at once; a damaged letter in a command is no other command.
        var isOtherCommand = before.CommandKey is { } key && next.CommandKey is { } other && key != other;
        return pause > LongestPause || (isOtherCommand && pause > NextTest);
    }

    private static bool Belongs(Piece piece, List<Piece> joined)
    {
        var end = joined.Max(p => p.End);
        if (piece.Start < end) return true;
        return piece.Start - end <= StartSpread && joined.All(p => p.Thread != piece.Thread) && joined.All(p => !p.Cases.Overlaps(piece.Cases));
    }

    private sealed class Piece(int thread)
    {
        private DateTimeOffset? _start;
        private DateTimeOffset? _end;

        public int Thread { get; } = thread;

        public List<LogAttempt> Attempts { get; } = [];

        public HashSet<string> Cases { get; } = new(StringComparer.Ordinal);

        public DateTimeOffset Start => _start ?? DateTimeOffset.MinValue;

        public DateTimeOffset End => _end ?? Start;

        public void Add(LogAttempt attempt)
        {
            Attempts.Add(attempt);
            Cases.Add(attempt.Case);
            var start = attempt.Start ?? attempt.LastSign;
            if (start is not null && (_start is null || start < _start)) _start = start;
            foreach (var sign in (DateTimeOffset?[])[attempt.End, attempt.LastSign, attempt.Start])
                if (sign is not null && (_end is null || sign > _end)) _end = sign;
        }
    }
}
