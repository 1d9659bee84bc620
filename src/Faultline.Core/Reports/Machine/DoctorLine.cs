namespace Faultline.Reports.Machine;

/// <param name="State"><c>ok</c>, <c>missing</c> or <c>problem</c>.</param>
public sealed record DoctorLine(string What, string State, string Detail);
