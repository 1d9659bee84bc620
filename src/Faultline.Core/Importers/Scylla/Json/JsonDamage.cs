namespace Faultline.Importers.Scylla.Json;

/// <summary>What is wrong with a JSON file at a line.</summary>
/// <param name="IsRepaired">True when nothing but the spelling was lost: the value is known.</param>
/// <param name="IsHabit">True for what the harness writes on good days too: Python has a NaN.</param>
internal sealed record JsonDamage(int Line, string What, bool IsRepaired, bool IsHabit = false);
