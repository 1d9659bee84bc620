using System.Runtime.CompilerServices;
using System.Text.Json;
using Faultline.Importers.Json;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>The tokens that a row counts.</summary>
internal static class RowUsage
{
    /// <summary>Null when the row counts none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Usage? Of(JsonlValue tokens)
    {
        if (tokens.Kind != JsonValueKind.Object) return null;
        var reader = new Utf8JsonReader(tokens.Raw, RowValues.Lenient);
        long? input = null, output = null, total = null;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueTextEquals("prompt_tokens"u8) ? 1 : reader.ValueTextEquals("completion_tokens"u8) ? 2 : reader.ValueTextEquals("total_tokens"u8) ? 3 : 0;
            reader.Read();
            long? number = name > 0 && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var read) ? read : null;
            if (name == 1) input = number;
            else if (name == 2) output = number;
            else if (name == 3) total = number;
            reader.Skip();
        }

        return new Usage { InputTokens = input, OutputTokens = output, TotalTokens = total };
    }
}
