using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;

namespace Faultline.Store;

/// <summary>
/// Knows the lines of the ledger that hold no event of the kinds asked for: most are analyses, and most questions are about something else.
/// </summary>
internal sealed class OtherEvents
{
    // The kind comes first in the line.
    private static readonly (Type Type, byte[] Start)[] Kinds =
    [
        .. typeof(LedgerEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => (kind.DerivedType, Encoding.UTF8.GetBytes($$"""{"event":"{{kind.TypeDiscriminator}}",""")))
    ];

    private readonly byte[][] _others;

    /// <param name="asked">Types of events that must be read.</param>
    public OtherEvents(IReadOnlyCollection<Type> asked) => _others = [.. Kinds.Where(kind => !asked.Contains(kind.Type)).Select(kind => kind.Start)];

    public bool IsOne(ReadOnlyMemory<byte> line) => Array.Exists(_others, start => line.Span.StartsWith(start));
}
