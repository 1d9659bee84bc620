using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
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
[JsonSerializable(typeof(Run))]
[JsonSerializable(typeof(Trial))]
[JsonSerializable(typeof(StoredRun))]
[JsonSerializable(typeof(StoreFormat))]
[JsonSerializable(typeof(TrialLine))]
[JsonSerializable(typeof(TextLine))]
[JsonSerializable(typeof(IReadOnlyList<TextReference>))]
[JsonSerializable(typeof(LedgerEvent))]
[JsonSerializable(typeof(CallLine))]
[JsonSerializable(typeof(IReadOnlyList<Lease>))]
internal sealed partial class StoreJson : JsonSerializerContext
{
    /// <summary>For JSON Lines: one object without a line break.</summary>
    public static JsonTypeInfo<T> Line<T>() => (JsonTypeInfo<T>)Made.Lines.GetTypeInfo(typeof(T));

    /// <summary>For files that people open.</summary>
    public static JsonTypeInfo<T> Page<T>() => (JsonTypeInfo<T>)Made.Pages.GetTypeInfo(typeof(T));

    /// <summary>
    /// Nulls are left out of the files, so what may be null may be absent. Any other object or list that is absent is damage: the
    /// generated code would make it null, whatever default the type declares.
    /// </summary>
    private static void RequireWhatIsNeverNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired = !property.IsSetNullable && (property.IsRequired || !property.PropertyType.IsValueType);
        }
    }

    // A type of its own: the generated half of this one must be initialised first.
    private static class Made
    {
        public static readonly JsonSerializerOptions Lines = Make(indented: false);
        public static readonly JsonSerializerOptions Pages = Make(indented: true);

        private static JsonSerializerOptions Make(bool indented) => new(Default.GeneratedSerializerOptions!)
        {
            TypeInfoResolver = Default.WithAddedModifier(RequireWhatIsNeverNull),
            // The files are no web pages: '<', '+' and letters of all languages stay as they are.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = indented,
        };
    }

    private sealed class CamelCaseNames<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
        where T : struct, Enum;

    /// <summary><c>ModelFault</c> is <c>MODEL_FAULT</c>, as <see cref="FaultNames"/> spells it.</summary>
    private sealed class UpperCaseNames<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false)
        where T : struct, Enum;
}
