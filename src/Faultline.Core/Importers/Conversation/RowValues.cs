using System.Text;
using System.Text.Json;
using Faultline.Importers.Json;

namespace Faultline.Importers.Conversation;

/// <summary>Lenient reading of a row's values.</summary>
internal static class RowValues
{
    internal static readonly JsonReaderOptions Lenient = new() { MaxDepth = RowTrial.Lenient.MaxDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    extension(JsonlValue value)
    {
        /// <summary>The value as a document; the caller disposes it.</summary>
        public JsonDocument Parse()
        {
            var reader = new Utf8JsonReader(value.Raw, Lenient);
            return JsonDocument.ParseValue(ref reader);
        }

        /// <summary>The string; a string with half a surrogate pair as it is written; null for anything else.</summary>
        public string? Words
        {
            get
            {
                // The reader gives U+FFFD for half a pair; only then it is looked at again.
                var text = value.Text;
                if (text is null || !text.Contains('\uFFFD') || !value.Raw.Contains((byte)'\\')) return text;
                using var document = value.Parse();
                return document.RootElement.Text();
            }
        }

        /// <summary>The JSON text as it is written.</summary>
        public string RawText => value.Raw.Length == 2 && value.Kind == JsonValueKind.Array ? "[]" : Encoding.UTF8.GetString(value.Raw);

        /// <summary>A turn's number; null for anything else.</summary>
        public int? Turn => value.Integer is >= 0 and <= int.MaxValue and var turn ? (int)turn : null;
    }
}
