using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>The one way in which the workspace's files are written and read: camelCase, nulls omitted, readable text, '\n'.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NewLine = "\n",
    Converters =
    [
        typeof(CamelCaseNames<Outcome>), typeof(CamelCaseNames<CheckOutcome>), typeof(CamelCaseNames<ArtifactKind>),
        typeof(UpperCaseNames<Fault>),
    ])]
[JsonSerializable(typeof(StoredRun))]
[JsonSerializable(typeof(StoreFormat))]
[JsonSerializable(typeof(TrialLine))]
[JsonSerializable(typeof(TextLine))]
[JsonSerializable(typeof(LedgerEvent))]
internal sealed partial class StoreJson : JsonSerializerContext
{
    /// <summary>For JSON Lines: one object without a line break.</summary>
    public static StoreJson Lines { get; } = Make(indented: false);

    /// <summary>For files that people open.</summary>
    public static StoreJson Pages { get; } = Make(indented: true);

    private static StoreJson Make(bool indented) => new(new JsonSerializerOptions(Default.GeneratedSerializerOptions!)
    {
        // The files are no web pages: '<', '+' and letters of all languages stay as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
    });

    private sealed class CamelCaseNames<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
        where T : struct, Enum;

    /// <summary><c>ModelFault</c> is <c>MODEL_FAULT</c>, as <see cref="FaultNames"/> spells it.</summary>
    private sealed class UpperCaseNames<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false)
        where T : struct, Enum;
}
