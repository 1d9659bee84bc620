using System.Text;
using Faultline.Model;
using Faultline.Reports.Machine;

namespace Faultline.Answers;

/// <summary>What the workspace answers: the same content for machines and for people, and what went wrong on the way.</summary>
public abstract class Answer
{
    public required IReadOnlyList<ImportDiagnostic> Diagnostics { get; init; }

    /// <summary>One JSON object (docs/cli.md), with a line end.</summary>
    public abstract string ToJson();

    /// <summary>The same into a stream, in UTF-8. Answers that may be very large are never in memory as a whole.</summary>
    public virtual void WriteJson(Stream utf8) => utf8.Write(Encoding.UTF8.GetBytes(ToJson()));

    /// <summary>Plain text for a terminal, with a line end.</summary>
    public abstract string ToText();

    protected IReadOnlyList<DiagnosticView> DiagnosticViews => [.. Diagnostics.Select(Views.Of)];
}
