using System.Text.Json;
using System.Text.Json.Serialization;

using Faultline.Model;

namespace Faultline.Reports;

/// <summary>How report models are written: camel case, faults as tables spell them, and null where nothing was recorded.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    Converters = [typeof(FaultConverter), typeof(Lower<ArtifactKind>), typeof(Lower<CheckOutcome>), typeof(Lower<Outcome>), typeof(Lower<LabelStatus>), typeof(Lower<RecommendationGroup>)])]
[JsonSerializable(typeof(ReportModel))]
internal sealed partial class ReportJsonContext : JsonSerializerContext
{
    internal sealed class Lower<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
        where T : struct, Enum;

    internal sealed class FaultConverter : JsonConverter<Fault>
    {
        public override Fault Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } name && FaultNames.TryParse(name, out var fault)
                ? fault
                : throw new JsonException("found no fault of docs/concepts.md");

        public override void Write(Utf8JsonWriter writer, Fault value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name());
    }
}
