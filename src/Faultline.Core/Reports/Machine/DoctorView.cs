namespace Faultline.Reports.Machine;

/// <summary>What <c>doctor --json</c> prints.</summary>
/// <param name="Sound">False when something in the workspace could not be read.</param>
public sealed record DoctorView(string Version, string Workspace, bool Exists, int Runs, bool Sound, IReadOnlyList<DoctorLine> Lines, IReadOnlyList<DiagnosticView> Diagnostics);
