using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>Labels of earlier reports in our words.</summary>
public static class EarlierVocabulary
{
    /// <summary>Null for a label that means nothing here.</summary>
    public static Fault? FaultOf(string label) => FaultNames.TryParse(label, out var fault) ? fault : label switch
    {
        "HARNESS_FAILURE" or "FRAMEWORK_BUG" or "INFRASTRUCTURE" or "INFRA_FAILURE" => Fault.HarnessFault,
        "TEST_FAILURE" => Fault.GraderFault,
        "MODEL_FAILURE" => Fault.ModelFault,
        "UNKNOWN" or "UNCLASSIFIED" => Fault.Inconclusive,
        _ => null,
    };
}
