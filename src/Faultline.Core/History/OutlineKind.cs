namespace Faultline.History;

internal enum OutlineKind
{
    Text = 0,
    Item = 1,
    TableRow = 2,
    Code = 3,
}
