using Faultline.Model;

namespace Faultline.Facts;

/// <summary>Reads typed details of one tool's output. One file per tool, found by the catalog.</summary>
public interface IFactReader
{
    /// <summary>Lower-kebab, never reused.</summary>
    string Id { get; }

    /// <summary>
    /// Facts of the source's text, in its order; empty when the text is not of this tool. Never throws for bad content.
    /// </summary>
    IEnumerable<Fact> Read(FactSource source);
}
