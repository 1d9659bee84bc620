using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Faultline.Model;

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
[JsonSerializable(typeof(HistoryImportView))]
[JsonSerializable(typeof(CaseHistoryView))]
[JsonSerializable(typeof(ActionsView))]
[JsonSerializable(typeof(PatternsView))]
[JsonSerializable(typeof(GapsView))]
[JsonSerializable(typeof(UserRulesView))]
[JsonSerializable(typeof(RulesExplainView))]
[JsonSerializable(typeof(ReviewPacket))]
[JsonSerializable(typeof(VerdictsView))]
[JsonSerializable(typeof(ReviewView))]
[JsonSerializable(typeof(AgreementView))]
[JsonSerializable(typeof(RuleStatsView))]
[JsonSerializable(typeof(VerifyView))]
[JsonSerializable(typeof(SkillsView))]
[JsonSerializable(typeof(CompareView))]
[JsonSerializable(typeof(ClustersView))]
public sealed partial class MachineJson : JsonSerializerContext
{
    /// <summary>How the contract is written; schemas are made from it.</summary>
    public static JsonSerializerOptions Format => Relaxed.Options;

    private static MachineJson Relaxed => field ??= Make();

    public static string Write<T>(T view) => JsonSerializer.Serialize(view, TypeOf<T>());

    /// <summary>The same with a line end, in UTF-8 and in pieces.</summary>
    public static void Write<T>(T view, Stream utf8)
    {
        JsonSerializer.Serialize(utf8, view, TypeOf<T>());
        utf8.WriteByte((byte)'\n');
    }

    private static JsonTypeInfo<T> TypeOf<T>()
        => Relaxed.GetTypeInfo(typeof(T)) as JsonTypeInfo<T> ?? throw new InvalidOperationException($"{typeof(T).Name} is not in {nameof(MachineJson)}");

    // Readable text in a terminal; the output is never put into HTML.
    private static MachineJson Make() => new(new JsonSerializerOptions(Default.GeneratedSerializerOptions!)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
