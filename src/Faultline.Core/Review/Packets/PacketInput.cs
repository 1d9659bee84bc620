using Faultline.Model;

namespace Faultline.Review.Packets;

/// <summary>What a packet is built from.</summary>
public sealed record PacketInput
{
    public required Run Run { get; init; }

    /// <summary>With the texts of its artifacts.</summary>
    public required Trial Trial { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    public IReadOnlyList<PacketOther> Others { get; init; } = [];

    /// <summary>Registered gaps of the case from outside the run.</summary>
    public IReadOnlyList<PacketGap> Gaps { get; init; } = [];
}
