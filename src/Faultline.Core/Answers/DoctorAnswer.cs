using Faultline.Reports.Machine;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>The state of the workspace.</summary>
public sealed class DoctorAnswer : Answer
{
    public required DoctorView View { get; init; }

    public override string ToJson() => MachineJson.Write(View) + "\n";

    public override string ToText()
    {
        var table = new TextTable("what", "state", "detail");
        foreach (var line in View.Lines) table.Add(line.What, line.State, line.Detail);
        var verdict = View.Sound ? "The workspace is sound." : "The workspace is not sound: see the lines marked 'problem' and the messages.";
        return $"{View.Version}, workspace {View.Workspace}\n\n{table}\n{verdict}\n";
    }
}
