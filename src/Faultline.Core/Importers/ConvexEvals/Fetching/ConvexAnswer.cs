using System.Text.Json;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <param name="Body">The bytes as received, envelope included.</param>
/// <param name="Document">The whole answer, parsed.</param>
internal sealed record ConvexAnswer(byte[] Body, JsonElement Document)
{
    /// <summary>What the function returned.</summary>
    public JsonElement Value => Document.GetProperty("value");
}
