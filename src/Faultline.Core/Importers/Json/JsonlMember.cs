using System.Text.Json;

namespace Faultline.Importers.Json;

/// <summary>One member of the object field that was asked for, e.g. one score.</summary>
/// <param name="Name">Decoded; the same instance for the same name nearly always, so a dictionary finds it fast.</param>
/// <param name="Start">Place of the value in the row; see <c>Value</c> of the row.</param>
public readonly record struct JsonlMember(string Name, JsonValueKind Kind, int Start, int Length);
