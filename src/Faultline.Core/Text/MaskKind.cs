namespace Faultline.Text;

/// <summary>What a masked stretch of text was. Only for people: in a key all of them are one wildcard.</summary>
public enum MaskKind : byte
{
    /// <summary>Not masked: a word that is part of what the message says.</summary>
    None,
    Uuid,
    Url,
    Email,
    Time,
    Address,
    Hex,
    Host,
    Path,
    Number,

    /// <summary>A word with a digit in it that has no other name.</summary>
    Value,
}
