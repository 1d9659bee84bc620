namespace Faultline.Importers.Scylla.Json;

/// <summary>A member of an object: its name, its value, and the verbatim piece of the file that states both, where that is one short line.</summary>
internal sealed record JsonMember(string Name, JsonValue Value, string? Quote);
