namespace Faultline.Policy.Predicates;

/// <param name="Text">Name as written, the value of a quoted text, the digits of a number, or the symbol.</param>
/// <param name="At">1-based column in the predicate.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int At)
{
    public bool Is(string word) => (Kind == TokenKind.Name && Text.Equals(word, StringComparison.OrdinalIgnoreCase)) || (Kind == TokenKind.Symbol && Text == word);

    public override string ToString() => Kind == TokenKind.End ? "the end" : $"'{Text}'";
}
