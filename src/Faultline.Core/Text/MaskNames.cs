namespace Faultline.Text;

/// <summary>How masks are shown.</summary>
public static class MaskNames
{
    public static string Name(this MaskKind mask) => mask switch
    {
        MaskKind.Uuid => "uuid",
        MaskKind.Url => "url",
        MaskKind.Email => "email",
        MaskKind.Time => "time",
        MaskKind.Address => "address",
        MaskKind.Hex => "hex",
        MaskKind.Host => "host",
        MaskKind.Path => "path",
        MaskKind.Number => "number",
        MaskKind.Value => "value",
        MaskKind.None => "word",
        _ => throw new ArgumentOutOfRangeException(nameof(mask), mask, "unknown mask"),
    };
}
