namespace Faultline.Model;

/// <summary>The written names and sides of the faults (docs/concepts.md).</summary>
public static class FaultNames
{
    public static string Name(this Fault fault) => fault switch
    {
        Fault.ModelFault => "MODEL_FAULT",
        Fault.OverlyStrict => "OVERLY_STRICT",
        Fault.AmbiguousTask => "AMBIGUOUS_TASK",
        Fault.KnownGap => "KNOWN_GAP",
        Fault.GraderFault => "GRADER_FAULT",
        Fault.HarnessFault => "HARNESS_FAULT",
        Fault.Inconclusive => "INCONCLUSIVE",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "not a fault of docs/concepts.md"),
    };

    /// <summary><c>model</c>, <c>eval</c>, <c>infra</c> or <c>unknown</c>.</summary>
    public static string Side(this Fault fault) => fault switch
    {
        Fault.ModelFault => "model",
        Fault.OverlyStrict or Fault.AmbiguousTask or Fault.KnownGap or Fault.GraderFault => "eval",
        Fault.HarnessFault => "infra",
        Fault.Inconclusive => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "not a fault of docs/concepts.md"),
    };

    public static bool TryParse(string text, out Fault fault)
    {
        foreach (var value in Enum.GetValues<Fault>())
        {
            if (!string.Equals(value.Name(), text, StringComparison.OrdinalIgnoreCase)) continue;
            fault = value;
            return true;
        }

        fault = default;
        return false;
    }
}
