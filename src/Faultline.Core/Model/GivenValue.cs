namespace Faultline.Model;

/// <summary>A value that a case requires and that the user has said before: nobody has to ask for it again.</summary>
/// <param name="Argument">The argument of the required call that takes the value.</param>
/// <param name="Value">The value as required.</param>
/// <param name="Case">The earlier case whose input holds it.</param>
/// <param name="At">That input.</param>
public sealed record GivenValue(string Argument, string Value, string Case, Location At);
