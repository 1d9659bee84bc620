namespace Faultline.Mcp;

/// <summary>How the server was started.</summary>
/// <param name="Workspace">The workspace folder.</param>
/// <param name="Reports">Folder of earlier reports, and of those that are written.</param>
/// <param name="MayWrite">False: tools that record or write are not offered.</param>
internal sealed record ServerSettings(string Workspace, string Reports, bool MayWrite, TimeProvider Clock);
