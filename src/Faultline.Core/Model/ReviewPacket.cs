namespace Faultline.Model;

/// <summary>
/// All that a reviewer needs to judge one failure, and nothing that would anchor the judgement: no provisional label, no earlier
/// verdict, no name of the model. The order caches well: what all failures share, then what those of one case share, then the trial.
/// Written as JSON in snake case (docs/schema/packet.json); absent values are null.
/// </summary>
public sealed record ReviewPacket
{
    /// <summary>The failure's id; an answer in a file of several names it.</summary>
    public required string Failure { get; init; }

    public required PacketRubric Rubric { get; init; }

    public required PacketCase Case { get; init; }

    public required PacketTrial Trial { get; init; }

    /// <summary>What tools said, read from the texts of the trial.</summary>
    public required IReadOnlyList<PacketFact> Facts { get; init; }

    /// <summary>How the same case went in other runs and attempts.</summary>
    public required IReadOnlyList<PacketOther> Others { get; init; }

    /// <summary>About how many tokens the packet has: characters divided by 3.6, as measured for code and logs.</summary>
    public required int Tokens { get; init; }

    /// <summary>How many secrets were taken out of the texts.</summary>
    public required int Redactions { get; init; }

    /// <summary>Every text of the packet: of the case, then of the trial.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<PacketText> Texts => Case.Texts.Concat(Trial.Texts);
}
