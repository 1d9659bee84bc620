namespace Faultline.Review.Packets;

/// <summary>How packets are built.</summary>
public sealed record PacketOptions
{
    /// <summary>Leave secrets in. Only on the user's explicit word.</summary>
    public bool KeepSecrets { get; init; }

    /// <summary>Leave the model's name where texts give it.</summary>
    public bool ShowModel { get; init; }

    /// <summary>Texts longer than this many characters show head, tail and what is around facts.</summary>
    public int MaxText { get; init; } = 24_000;
}
