namespace Faultline.Importers.Conversation;

/// <summary>What a row says of the run it belongs to.</summary>
internal sealed record RowOrigin(string? Model, DateTimeOffset? Date);
