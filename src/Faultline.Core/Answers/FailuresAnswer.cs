using System.Globalization;
using Faultline.Reports.Machine;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>Failures that met a filter.</summary>
public sealed class FailuresAnswer : Answer
{
    public required IReadOnlyList<FailureView> Failures { get; init; }

    public override string ToJson() => MachineJson.Write(new FailuresView(Failures)) + "\n";

    public override void WriteJson(Stream utf8) => MachineJson.Write(new FailuresView(Failures), utf8);

    public override string ToText()
    {
        if (Failures.Count == 0) return "No failures match.\n";
        var table = new TextTable("failure", "run", "case", "check", "label", "cluster", "error");
        foreach (var f in Failures)
            table.Add(f.Id, f.Run[..Math.Min(8, f.Run.Length)], f.Case, f.Check ?? "-", (f.Fault ?? "unlabelled") + Mark(f.Status), f.Cluster ?? "-", f.Error ?? "-");
        return table + string.Create(CultureInfo.InvariantCulture, $"\n{Failures.Count} failures ('?' marks a provisional label, '~' a propagated one). 'faultline show ID' shows one.\n");
    }

    private static string Mark(string status) => status switch { "provisional" => "?", "propagated" => "~", _ => "" };
}
