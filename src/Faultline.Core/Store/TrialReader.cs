using System.Globalization;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>Reads the trials of one stored run, and their texts where they are wanted.</summary>
internal sealed class TrialReader(string folder, StoredRun run, Action<ImportDiagnostic> report)
{
    private readonly string _textsPath = Path.Combine(folder, FileStore.TextsFile);

    /// <param name="only">Leaves out the others, whose texts are then not read.</param>
    public IEnumerable<Trial> Read(bool failuresOnly, bool withTexts, Func<Trial, bool>? only = null)
    {
        var path = Path.Combine(folder, FileStore.TrialsFile);
        if (!File.Exists(path))
        {
            report(new ImportDiagnostic(path, null, DiagnosticSeverity.Error, $"Found no file; expected the {run.Trials} trials of run '{run.Handle}'. Import the run again."));
            yield break;
        }

        using var texts = withTexts && File.Exists(_textsPath) ? JsonLines.OpenShared(_textsPath) : null;
        var seen = 0;
        var reported = 0;
        var lists = new Dictionary<int, IReadOnlyList<Check>>();
        foreach (var line in JsonLines.Read(path, StoreJson.Line<TrialLine>(), Count, failuresOnly ? IsNoFailure : null))
        {
            seen++;
            if (line is null || (failuresOnly && !line.Failure) || WithChecks(line, lists) is not { } trial || only?.Invoke(trial) == false) continue;
            yield return withTexts && line.Texts is { Count: > 0 } references ? WithTexts(trial, references, texts) : trial;
        }

        if (seen + reported < run.Trials)
        {
            report(new ImportDiagnostic(path, null, DiagnosticSeverity.Error, string.Create(CultureInfo.InvariantCulture,
                $"Found {seen + reported} lines; expected the {run.Trials} that the manifest counts. Import the run again.")));
        }

        void Count(ImportDiagnostic diagnostic)
        {
            reported++;
            report(diagnostic);
        }
    }

    // The trials of one list are given one object, however many they are.
    private Trial? WithChecks(TrialLine line, Dictionary<int, IReadOnlyList<Check>> lists)
    {
        if (line is { List: { } number, Checks: { } stated }) lists[number] = stated;
        if ((line.Checks ?? (line.List is { } named ? lists.GetValueOrDefault(named) : line.Trial.Checks)) is { } checks) return ReferenceEquals(checks, line.Trial.Checks) ? line.Trial : line.Trial with { Checks = checks };
        report(new ImportDiagnostic(Path.Combine(folder, FileStore.TrialsFile), null, DiagnosticSeverity.Error, string.Create(CultureInfo.InvariantCulture,
            $"Found no checks number {line.List}, which case '{line.Trial.Key.Case}' has; expected them in an earlier line. The trial is left out; import run '{run.Handle}' again.")));
        return null;
    }

    private static bool IsNoFailure(ReadOnlyMemory<byte> line) => line.Span.StartsWith(TrialLine.NoFailure);

    private Trial WithTexts(Trial trial, IReadOnlyList<TextReference> references, FileStream? texts)
    {
        var artifacts = trial.Artifacts.ToArray();
        foreach (var reference in references)
        {
            if (reference.Artifact < 0 || reference.Artifact >= artifacts.Length || Text(reference, texts) is not { } text)
            {
                report(new ImportDiagnostic(_textsPath, null, DiagnosticSeverity.Error, string.Create(CultureInfo.InvariantCulture,
                    $"Found no text in the {reference.Length} bytes from {reference.Offset}; expected that of artifact {reference.Artifact} of case '{trial.Key.Case}'. It is left out; import run '{run.Handle}' again.")));
                continue;
            }

            artifacts[reference.Artifact] = artifacts[reference.Artifact] with { Text = text };
        }

        return trial with { Artifacts = artifacts };
    }

    private static string? Text(TextReference reference, FileStream? texts)
    {
        if (texts is null || reference.Offset < 0 || reference.Length <= 0 || reference.Offset > texts.Length - reference.Length) return null;

        var bytes = System.Buffers.ArrayPool<byte>.Shared.Rent(reference.Length);
        try
        {
            texts.Position = reference.Offset;
            texts.ReadExactly(bytes, 0, reference.Length);
            return JsonSerializer.Deserialize(bytes.AsSpan(0, reference.Length), StoreJson.Line<TextLine>())?.Text;
        }
        catch (JsonException)
        {
            // The caller reports what is missing, and where.
            return null;
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
