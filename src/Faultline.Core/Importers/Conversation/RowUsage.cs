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
        long? input = null, output = null, total = null;
        var members = new CheckedJson(tokens.Raw);
        while (members.NextMember(out var key, out var value))
        {
            var name = tokens.Raw.Of(key);
            var number = tokens.Raw.Of(value).Integer;
            if (name.TextEquals("prompt_tokens"u8)) input = number;
            else if (name.TextEquals("completion_tokens"u8)) output = number;
            else if (name.TextEquals("total_tokens"u8)) total = number;
        }

        return new Usage { InputTokens = input, OutputTokens = output, TotalTokens = total };
    }
}
