namespace Faultline.Policy.Predicates;

internal enum TokenKind
{
    End = 0,
    Name = 1,
    Text = 2,
    Number = 3,
    Symbol = 4,
}
