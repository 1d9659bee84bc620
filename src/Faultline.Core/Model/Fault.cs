namespace Faultline.Model;

/// <summary>Whose fault a failure is. Written in JSON and tables as <see cref="FaultNames"/> spells it.</summary>
public enum Fault
{
    ModelFault = 0,
    OverlyStrict = 1,
    AmbiguousTask = 2,
    KnownGap = 3,
    GraderFault = 4,
    HarnessFault = 5,
    Inconclusive = 6,
}
