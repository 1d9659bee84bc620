using System.Reflection;

namespace Faultline.Reports.IssueBundle;

/// <summary>
/// The script that files the issues; people read it and run it, Faultline never does. It is the same for every run: all that differs,
/// it reads from the files beside it, so that no text of a log is ever part of a command.
/// </summary>
internal static class FileIssuesScript
{
    internal const string Name = "file_issues.sh";

    internal static ReportFile Write()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Name) ?? throw new InvalidOperationException($"'{Name}' is not embedded");
        using var reader = new StreamReader(stream);
        return new ReportFile(Name, reader.ReadToEnd().ReplaceLineEndings("\n"), Executable: true);
    }
}
