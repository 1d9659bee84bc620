namespace Faultline.Mcp;

internal enum ParameterKind
{
    Text,

    /// <summary>A whole number, 0 or more.</summary>
    Number,

    /// <summary>A number from 0 to 1.</summary>
    Fraction,

    Texts,

    /// <summary>A list of objects, which the tool reads itself.</summary>
    Objects,
}
