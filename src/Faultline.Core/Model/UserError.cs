namespace Faultline.Model;

/// <summary>Something the user can mend. Printed without a stack trace; exit code 2.</summary>
public sealed class UserError(string message, string hint) : Exception(message)
{
    /// <summary>What to do next.</summary>
    public string Hint { get; } = hint;
}
