namespace Faultline.Model;

/// <summary>A pointer and a short quote that is really there. See <see cref="Location"/> for source and pointer.</summary>
public sealed record Evidence(string Source, string Pointer, string Quote)
{
    public static Evidence At(Location at, string quote) => new(at.Source, at.Pointer, quote);
}
