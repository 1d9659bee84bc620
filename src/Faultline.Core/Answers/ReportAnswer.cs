using Faultline.Reports.Machine;

namespace Faultline.Answers;

/// <summary>Files that were written.</summary>
public sealed class ReportAnswer : Answer
{
    public required IReadOnlyList<string> Files { get; init; }

    public override string ToJson() => MachineJson.Write(new ReportView(Files)) + "\n";

    public override string ToText() => string.Concat(Files.Select(f => $"wrote {f}\n"));
}
