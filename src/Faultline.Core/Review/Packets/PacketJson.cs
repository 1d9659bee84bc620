using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Faultline.Model;

namespace Faultline.Review.Packets;

/// <summary>Packets as JSON: one line, snake case, absent values null.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ReviewPacket))]
[JsonSerializable(typeof(PacketCase))]
public sealed partial class PacketJson : JsonSerializerContext
{
    private const double CharactersPerToken = 3.6;

    private static PacketJson Relaxed => field ??= new(new JsonSerializerOptions(Default.GeneratedSerializerOptions!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(ReviewPacket packet) => JsonSerializer.Serialize(packet, Relaxed.ReviewPacket);

    public static string Write(PacketCase packet) => JsonSerializer.Serialize(packet, Relaxed.PacketCase);

    /// <summary>Names the content of a packet; the same packet has the same hash everywhere.</summary>
    public static string Hash(ReviewPacket packet) => ContentHash.Short(Write(packet));

    /// <summary>About how many tokens that many characters are.</summary>
    public static int Tokens(int characters) => (int)Math.Ceiling(characters / CharactersPerToken);
}
