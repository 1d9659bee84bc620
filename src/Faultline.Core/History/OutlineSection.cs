namespace Faultline.History;

/// <summary>A heading with what stands under it up to the next heading of its level. The page itself is level 0.</summary>
internal sealed class OutlineSection(int level, string title, int line, OutlineSection? parent)
{
    public int Level { get; } = level;

    public string Title { get; } = title;

    /// <summary>1-based.</summary>
    public int Line { get; } = line;

    public OutlineSection? Parent { get; } = parent;

    public List<OutlineBlock> Blocks { get; } = [];

    public List<OutlineSection> Children { get; } = [];

    public IEnumerable<OutlineSection> All() => Children.SelectMany(c => c.All()).Prepend(this);

    /// <summary>From the page down to this one.</summary>
    public IEnumerable<OutlineSection> Path() => Parent is null ? [this] : [.. Parent.Path(), this];
}
