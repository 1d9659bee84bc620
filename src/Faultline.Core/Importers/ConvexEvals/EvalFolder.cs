using System.Text;

namespace Faultline.Importers.ConvexEvals;

/// <summary>One folder of the output tree, with what its place says.</summary>
/// <param name="ModelFolder">The folder that holds the categories.</param>
/// <param name="Model">The segments between <c>output</c> and the category; null when there is no folder of that name.</param>
/// <param name="AnswerFolder">The reference project beside the output tree; null when it is not there.</param>
internal sealed record EvalFolder(string Path, string Case, string ModelFolder, string? Model, string? AnswerFolder)
{
    private const int HeadBytes = 512;

    public static EvalFolder Of(string folder)
    {
        var category = System.IO.Path.GetDirectoryName(folder) ?? folder;
        var modelFolder = System.IO.Path.GetDirectoryName(category) ?? category;
        var byPlace = $"{System.IO.Path.GetFileName(category)}/{System.IO.Path.GetFileName(folder)}";
        var parts = modelFolder.Split(System.IO.Path.DirectorySeparatorChar);
        var output = Array.LastIndexOf(parts, "output");
        if (output < 0) return new EvalFolder(folder, CaseOf(folder) ?? byPlace, modelFolder, null, null);
        var model = string.Join('/', parts[(output + 1)..]);
        parts[output] = "answer";
        var answer = System.IO.Path.Join(string.Join(System.IO.Path.DirectorySeparatorChar, parts), System.IO.Path.GetFileName(category), System.IO.Path.GetFileName(folder));
        return new EvalFolder(folder, CaseOf(folder) ?? byPlace, modelFolder, model.Length == 0 ? null : model, Directory.Exists(answer) ? answer : null);
    }

    // The log's first line is the harness's own word; a folder may have been renamed.
    private static string? CaseOf(string folder)
    {
        try
        {
            using var file = File.OpenHandle(System.IO.Path.Join(folder, TrialFiles.RunLogName), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[HeadBytes];
            return new RunLog(Encoding.UTF8.GetString(bytes, 0, RandomAccess.Read(file, bytes, 0)).TrimStart('\uFEFF')).Case;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Reading the folder reports it; its place still names the case.
            return null;
        }
    }
}
