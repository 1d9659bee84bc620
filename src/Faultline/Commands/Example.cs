namespace Faultline.Commands;

/// <param name="Line">What to type.</param>
/// <param name="Does">What happens.</param>
internal sealed record Example(string Line, string Does);
