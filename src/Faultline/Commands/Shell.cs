using System.Text;
using Faultline.Model;

namespace Faultline.Commands;

/// <summary>
/// The streams, clock and environment a verb works with; a test gives its own. Results go to <see cref="Out"/>, messages to
/// <see cref="Error"/>.
/// </summary>
internal sealed class Shell(TextWriter output, TextWriter error, TimeProvider clock, bool isTerminal)
{
    private bool _progressShown;

    public TextWriter Out { get; } = output;

    public TextWriter Error { get; } = error;

    public TimeProvider Clock { get; } = clock;

    /// <summary>Rewrites one line on a terminal; silent elsewhere, so that logs hold results only.</summary>
    public void Progress(string text)
    {
        if (!isTerminal) return;
        _progressShown = true;
        Error.Write($"\r\u001b[2K{text}");
    }

    public void EndProgress()
    {
        if (_progressShown) Error.Write("\r\u001b[2K");
        _progressShown = false;
    }

    /// <summary>Prints what was met while reading, worst first, and says whether something could not be read.</summary>
    public int Report(IReadOnlyList<ImportDiagnostic> diagnostics)
    {
        EndProgress();
        foreach (var d in diagnostics.OrderByDescending(d => d.Severity))
        {
            var place = d.Line is { } line ? $"{d.File}:{line}" : d.File;
            var word = d.Severity switch
            {
                DiagnosticSeverity.Error => "error",
                DiagnosticSeverity.Warning => "warning",
                DiagnosticSeverity.Info => "note",
                _ => throw new ArgumentOutOfRangeException(nameof(diagnostics), d.Severity, "unknown severity"),
            };
            Error.WriteLine($"{place}: {word}: {d.Message}");
        }

        return diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) ? ExitCode.Incomplete : ExitCode.Done;
    }

    /// <summary>Prints what was met, then the answer; the exit code says whether something could not be read.</summary>
    /// <param name="json">Writes the answer for machines, in UTF-8: it may be larger than a string can be.</param>
    /// <param name="text">The answer for people.</param>
    public int Print(IReadOnlyList<ImportDiagnostic> diagnostics, bool asJson, Action<Stream> json, Func<string> text)
    {
        if (!asJson) return Print(diagnostics, text());
        var exit = Report(diagnostics);
        if (Out is PipeWriter pipe)
        {
            pipe.Write(json);
            return exit;
        }

        using var whole = new MemoryStream();
        json(whole);
        Out.Write(Encoding.UTF8.GetString(whole.GetBuffer(), 0, (int)whole.Length));
        return exit;
    }

    /// <summary>The same for an answer that is in words already.</summary>
    public int Print(IReadOnlyList<ImportDiagnostic> diagnostics, string answer)
    {
        var exit = Report(diagnostics);
        Out.Write(answer);
        return exit;
    }

    /// <summary>Prints a message of the program itself.</summary>
    public int Fail(UserError error)
    {
        EndProgress();
        Error.WriteLine($"faultline: {error.Message}");
        Error.WriteLine($"  {error.Hint}");
        return ExitCode.Incomplete;
    }
}
