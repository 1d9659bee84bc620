namespace Faultline.Importers.Scylla.Json;

/// <summary>What is wrong with a JSON file at a line.</summary>
/// <param name="IsRepaired">True when nothing but the spelling was lost: the value is known.</param>
internal sealed record JsonDamage(int Line, string What, bool IsRepaired);
