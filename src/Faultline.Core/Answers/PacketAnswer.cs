using Faultline.Model;
using Faultline.Reports.Machine;

namespace Faultline.Answers;

/// <summary>The packet of one failure.</summary>
public sealed class PacketAnswer : Answer
{
    public required ReviewPacket Packet { get; init; }

    /// <summary>The packet as reviewers get it: one line of JSON.</summary>
    public required string Line { get; init; }

    public required string Case { get; init; }

    public override string ToJson() => MachineJson.Write(Packet) + "\n";

    /// <summary>The same line that goes to a reviewer.</summary>
    public override string ToText() => Line + "\n";
}
