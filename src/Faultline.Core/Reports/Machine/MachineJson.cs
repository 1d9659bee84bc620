using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Faultline.Reports.Machine;

/// <summary>The one writer of the machine contract: absent values are null, never left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(TriageView))]
[JsonSerializable(typeof(RunsView))]
[JsonSerializable(typeof(FailuresView))]
[JsonSerializable(typeof(ImportView))]
[JsonSerializable(typeof(ShownFailureView))]
[JsonSerializable(typeof(DoctorView))]
[JsonSerializable(typeof(ReportView))]
public sealed partial class MachineJson : JsonSerializerContext
{
    // Readable text in a terminal; the output is never put into HTML.
    private static readonly MachineJson Relaxed = new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = null,
    });

    public static string Write<T>(T view) => JsonSerializer.Serialize(view, (JsonTypeInfo<T>)Relaxed.GetTypeInfo(typeof(T))!);
}
