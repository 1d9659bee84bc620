using Faultline.Reports.Machine;

namespace Faultline.Answers;

/// <summary>Files that were written.</summary>
public sealed class ReportAnswer : Answer
{
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The report in a few lines; null where it has none.</summary>
    public string? Summary { get; init; }

    public override string ToJson() => MachineJson.Write(new ReportView(Files)) + "\n";

    public override string ToText() => Summary + string.Concat(Files.Select(f => $"wrote {f}\n"));
}
