using Faultline.Model;

namespace Faultline.Review.Packets;

/// <summary>
/// Builds packets from the model and the facts alone, so that every importer gets them. Pure: the same input gives the same packet.
/// </summary>
public sealed class PacketBuilder(PacketOptions options)
{
    public ReviewPacket Build(PacketInput input)
    {
        var (run, trial) = (input.Run, input.Trial);
        var writer = new PacketTextWriter(options, ModelNames.Of(run), input.Facts);
        var packet = new ReviewPacket
        {
            Failure = trial.Key.FailureId(),
            Rubric = ReviewRubric.Current,
            Case = new PacketCase
            {
                Id = trial.Key.Case,
                Benchmark = run.Benchmark,
                Category = trial.Category,
                Texts = writer.Texts(OfCase(trial)),
                ExpectedCalls = trial.ExpectedCalls is { } required ? [.. required.Select(c => writer.Clean(CallText(c)))] : null,
                Given = [.. (trial.Given ?? []).Select(g => writer.Clean($"{g.Argument} = {g.Value}, said in case {g.Case} ({g.At.Source} {g.At.Pointer})"))],
                Gaps = [.. GapEntries.Of(trial).Concat(input.Gaps).Select(g => g with { Text = writer.Clean(g.Text) })],
            },
            Trial = Trial(trial, writer),
            Facts = [.. input.Facts.Select(f => Of(f, writer))],
            Others = [.. input.Others.Select(o => o with { Error = o.Error is { } error ? writer.Clean(error) : null })],
            Tokens = 0,
            Redactions = writer.Redactions,
        };
        return packet with { Tokens = PacketJson.Tokens(PacketJson.Write(packet).Length) };
    }

    private static IEnumerable<Artifact> OfCase(Trial trial) => Kinds(trial, ArtifactKind.Task, ArtifactKind.Expected, ArtifactKind.Grader).Where(a => !IsOfRow(trial, a));

    private static IEnumerable<Artifact> OfTrial(Trial trial)
        => Kinds(trial, ArtifactKind.Output, ArtifactKind.Grader, ArtifactKind.Log, ArtifactKind.Other).Where(a => a.Kind != ArtifactKind.Grader || IsOfRow(trial, a));

    // What a judge wrote into the row of a trial is about that trial, however it grades.
    private static bool IsOfRow(Trial trial, Artifact artifact) => artifact.Kind == ArtifactKind.Grader && trial.Row is { } row && artifact.At.Source == row.File;

    private static IEnumerable<Artifact> Kinds(Trial trial, params IReadOnlyList<ArtifactKind> kinds) => kinds.SelectMany(trial.Of);

    private static string CallText(ToolCall call)
        => $"{call.Name}({call.ArgumentsJson}){(call.ResultJson is { } result ? $" -> {result}" : "")}{(call.IsRepeat ? " (repeated)" : "")}{(call.FlexibleArguments is { Count: > 0 } open ? $" (wording left open: {string.Join(", ", open)})" : "")}";

    private static PacketTrial Trial(Trial trial, PacketTextWriter writer) => new()
    {
        Outcome = Word(trial.Outcome),
        Error = trial.Error is { } error ? writer.Text("error", "error of the trial", trial.ErrorAt, error) : null,
        Checks = [.. trial.Checks.Select(c => Check(c, writer))],
        Texts = writer.Texts(OfTrial(trial)),
        Calls = trial.Calls is { } made && !trial.Artifacts.Any(a => a.Name == "tool_calls") ? [.. made.Select(c => writer.Clean(CallText(c)))] : null,
        InputTokens = trial.Usage?.InputTokens,
        OutputTokens = trial.Usage?.OutputTokens,
        DurationMs = trial.DurationMs,
    };

    private static PacketCheck Check(Check check, PacketTextWriter writer)
    {
        // Of a check that passed its name is enough.
        if (check.Outcome == CheckOutcome.Passed) return new PacketCheck(check.Name, Word(check.Outcome), null, null);
        var message = check.Message is { } said ? writer.Text("check", $"message of {check.Name}", check.MessageAt, said) : null;
        var detail = check.Detail is { } why && why != check.Message ? writer.Text("check", $"detail of {check.Name}", check.DetailAt, why) : null;
        return new PacketCheck(check.Name, Word(check.Outcome), message, detail);
    }

    private static PacketFact Of(Fact fact, PacketTextWriter writer) => new(
        fact.Kind, fact.Check, fact.Code, fact.File, fact.Line, writer.Clean(fact.Message), Clean(fact.Expected, writer), Clean(fact.Actual, writer),
        Clean(fact.Subject, writer), writer.Clean(fact.Evidence.Source), fact.Evidence.Pointer, writer.Clean(fact.Evidence.Quote));

    private static string? Clean(string? text, PacketTextWriter writer) => text is null ? null : writer.Clean(text);

    private static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "passed",
        Outcome.Failed => "failed",
        Outcome.Errored => "errored",
        Outcome.Unfinished => "unfinished",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "unknown outcome"),
    };

    private static string Word(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "passed",
        CheckOutcome.Failed => "failed",
        CheckOutcome.Skipped => "skipped",
        CheckOutcome.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "unknown outcome"),
    };
}
