using System.Text;
using System.Text.Json;
using Faultline.Importers;
using Faultline.Importers.ConvexEvals;
using Faultline.Model;

namespace Faultline.Tests.Support;

/// <summary>Imports with the convex-evals importer, finds its fixtures, and looks up locations.</summary>
internal static class ConvexData
{
    public static string Root => Repo.Root;

    public static string Fixtures => Path.Join(Root, "tests", "Faultline.Tests", "Fixtures", "Importers", "convex-evals");

    public static string Shared => Path.GetFullPath(Path.Join(Root, "..", "shared", "data", "convex"));

    public static async Task<Imported> ImportAsync(string path)
    {
        var imported = new Imported();
        await foreach (var item in new ConvexEvalsImporter().ReadAsync(ImportInput.Of(path), CancellationToken.None))
        {
            switch (item)
            {
                case ImportItem.OfRun run:
                    imported.Runs.Add(run.Run);
                    break;
                case ImportItem.OfTrial trial:
                    Assert.Equal(imported.Runs[^1].Id, trial.Trial.Key.Run);
                    imported.Trials.Add(trial.Trial);
                    break;
                case ImportItem.OfDiagnostic diagnostic:
                    imported.Diagnostics.Add(diagnostic.Diagnostic);
                    break;
            }
        }

        return imported;
    }

    /// <summary>The text a location names, without what follows it.</summary>
    public static string Resolve(Run run, Location at)
    {
        var bang = at.Source.IndexOf('!', StringComparison.Ordinal);
        var text = bang >= 0
            ? EntryText(Path.Join(run.Root, at.Source[..bang]), at.Source[(bang + 1)..])
            : File.ReadAllText(Path.Join(run.Root, at.Source), Encoding.UTF8);
        if (at.JsonPointer.Length > 0)
        {
            using var json = JsonDocument.Parse(text);
            var element = json.RootElement;
            foreach (var token in at.JsonPointer.Split('/').Skip(1))
            {
                var name = token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
                element = element.ValueKind == JsonValueKind.Array ? element[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : element.GetProperty(name);
            }

            text = element.GetString()!;
        }

        return at.Pointer.Contains("#L") ? string.Join('\n', text.Split('\n')[(at.FirstLine - 1)..]) : text;
    }

    public static void AssertLocationsResolve(Run run, Trial trial)
    {
        if (trial.Error is not null) Assert.Contains(trial.Error, trial.ErrorAt!.Pointer.Contains("#L") ? Resolve(run, trial.ErrorAt).Split('\n')[0] : Resolve(run, trial.ErrorAt));
        foreach (var check in trial.Checks)
        {
            if (check.Message is not null && check.MessageAt!.Pointer.Contains("#L")) Assert.Contains(check.Message, Resolve(run, check.MessageAt).Split('\n')[0]);
            else if (check.Message is not null) Assert.Equal(check.Message, Resolve(run, check.MessageAt!));
            if (check.Detail is not null) Assert.StartsWith(check.Detail, Resolve(run, check.DetailAt!));
        }

        foreach (var artifact in trial.Artifacts)
        {
            if (artifact.Text is not null) Assert.Equal(artifact.Text, Resolve(run, artifact.At));
            else Assert.NotNull(artifact.Note);
        }
    }

    private static string EntryText(string path, string entry)
    {
        using var zip = System.IO.Compression.ZipFile.OpenRead(path);
        using var reader = new StreamReader(zip.GetEntry(entry)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

}

internal sealed class Imported
{
    public List<Run> Runs { get; } = [];

    public List<Trial> Trials { get; } = [];

    public List<ImportDiagnostic> Diagnostics { get; } = [];

    public Run Run => Assert.Single(Runs);

    public Trial Trial(string name) => Assert.Single(Trials, trial => trial.Key.Case == name);

    public int Count(Outcome outcome) => Trials.Count(trial => trial.Outcome == outcome);

    public IEnumerable<ImportDiagnostic> Problems => Diagnostics.Where(d => d.Severity != DiagnosticSeverity.Info);

    public ImportDiagnostic Says(string part, DiagnosticSeverity severity)
        => Assert.Single(Diagnostics, d => d.Severity == severity && d.Message.Contains(part, StringComparison.Ordinal));
}

/// <summary>A folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("faultline-convex-").FullName;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = System.IO.Path.Join(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Zip(string name, params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (entry, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
                writer.Write(text);
            }
        }

        return Write(name, bytes.ToArray());
    }

    public void CopyFrom(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            Write(System.IO.Path.GetRelativePath(folder, file), File.ReadAllBytes(file));
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
