using System.Text.Json;

namespace Faultline.Benchmarks;

/// <summary>One made-up eval: its place, its ids, and how it failed.</summary>
internal sealed record ConvexEval
{
    private static readonly string[] Categories =
        ["000-fundamentals", "001-data_modeling", "002-queries", "003-mutations", "004-actions", "005-idioms", "006-clients"];

    private static readonly string[] Steps = ["filesystem", "install", "deploy", "tsc", "eslint", "tests"];

    public required string Path { get; init; }

    public required string Id { get; init; }

    public required string OutputStorageId { get; init; }

    public required string SourceStorageId { get; init; }

    /// <summary>Null for an eval that passed.</summary>
    public FailureText? Failure { get; init; }

    public static string PathOf(int index) => $"{Categories[index % Categories.Length]}/{index / Categories.Length:D3}-generated_{index:D5}";

    public static ConvexEval Next(Random random, int index) => new()
    {
        Path = PathOf(index),
        Id = ConvexId.Next(random, "jh7"),
        OutputStorageId = ConvexId.Next(random, "kg2"),
        SourceStorageId = ConvexId.Next(random, "kg2"),
        Failure = random.Next(4) == 0 ? FailureText.Next(random, PathOf(index)) : null,
    };

    public void WriteTo(Utf8JsonWriter json, string runId, long created)
    {
        json.WriteStartObject();
        json.WriteString("_id", Id);
        json.WriteNumber("_creationTime", created);
        json.WriteString("runId", runId);
        json.WriteString("evalPath", Path);
        json.WriteString("category", Path.Split('/')[0]);
        json.WriteString("name", Path.Split('/')[1]);
        json.WriteStartObject("status");
        json.WriteString("kind", Failure is null ? "passed" : "failed");
        if (Failure is not null) json.WriteString("failureReason", Failure.EvalReason);
        json.WriteNumber("durationMs", 20_000 + (created % 20_000));
        json.WriteString("outputStorageId", OutputStorageId);
        json.WriteEndObject();
        json.WriteString("task", ConvexProject.Task(Path));
        json.WriteString("evalSourceStorageId", SourceStorageId);
        json.WriteStartArray("steps");
        foreach (var step in Steps)
        {
            WriteStep(json, step);
            // The runner ends an eval at a failed deploy; tsc and eslint let it go on.
            if (step == "deploy" && Failure?.Step == "deploy") break;
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>5 to 15 files as the output archive holds them, the log last.</summary>
    public IEnumerable<(string Name, string Text)> OutputFiles(Random random)
    {
        foreach (var file in ConvexProject.Files(random, Path, random.Next(4, 15))) yield return file;
        yield return ("run.log", ConvexLog.Of(random, Path, Failure));
    }

    /// <summary>5 to 15 files: task, grader and reference answer.</summary>
    public IEnumerable<(string Name, string Text)> SourceFiles(Random random)
    {
        yield return ("TASK.txt", ConvexProject.Task(Path));
        yield return ("grader.test.ts", ConvexProject.Grader(random));
        foreach (var (name, text) in ConvexProject.Files(random, Path, random.Next(3, 14))) yield return ("answer/" + name, text);
    }

    private void WriteStep(Utf8JsonWriter json, string step)
    {
        var fails = Failure?.Step == step;
        json.WriteStartObject();
        json.WriteString("name", step);
        json.WriteStartObject("status");
        json.WriteString("kind", fails ? "failed" : "passed");
        if (fails) json.WriteString("failureReason", Failure!.StepReason);
        json.WriteNumber("durationMs", 1000 + (step.Length * 311));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
