using System.Runtime.CompilerServices;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>
/// Writes a trial without the texts of its artifacts, byte for byte as the serializer does, which takes three times as long: of large runs
/// this is most of the work of an import, and it is short: no time is spent in unoptimised code. Trials with members that only small runs have are left to the serializer.
/// </summary>
internal static class TrialJson
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(JsonBytes to, Trial trial, bool withChecks = true)
    {
        if (IsRare(trial) || (withChecks && HasRareCheck(trial.Checks)))
        {
            var stripped = trial.Artifacts.Count == 0 ? trial : trial with { Artifacts = [.. trial.Artifacts.Select(artifact => artifact with { Text = null })] };
            if (!withChecks) stripped = stripped with { Checks = [] };
            to.Add(JsonSerializer.SerializeToUtf8Bytes(stripped, StoreJson.Line<Trial>()));
            return;
        }

        Key(to, trial.Key);
        to.Add(trial.Outcome switch
        {
            Outcome.Passed => ",\"outcome\":\"passed\""u8,
            Outcome.Failed => ",\"outcome\":\"failed\""u8,
            Outcome.Errored => ",\"outcome\":\"errored\""u8,
            Outcome.Unfinished => ",\"outcome\":\"unfinished\""u8,
            _ => throw new ArgumentOutOfRangeException(nameof(trial), trial.Outcome, "unknown outcome"),
        });
        String(to, ",\"externalId\":"u8, trial.ExternalId);
        String(to, ",\"category\":"u8, trial.Category);
        String(to, ",\"name\":"u8, trial.Name);
        String(to, ",\"error\":"u8, trial.Error);
        Place(to, ",\"errorAt\":"u8, trial.ErrorAt);
        to.Add(",\"checks\":"u8);
        if (withChecks) Write(to, trial.Checks);
        else to.Add("[]"u8);
        Artifacts(to, trial.Artifacts);
        Calls(to, ",\"calls\":["u8, trial.Calls);
        Calls(to, ",\"expectedCalls\":["u8, trial.ExpectedCalls);
        Strings(to, ",\"tags\":["u8, trial.Tags);
        if (trial.Row is { } row)
        {
            String(to, ",\"row\":{\"file\":"u8, row.File);
            Number(to, ",\"line\":"u8, row.Line);
            Number(to, ",\"offset\":"u8, row.Offset);
            to.Add((byte)'}');
        }

        Double(to, trial.DurationMs);
        Usage(to, trial.Usage);
        Number(to, ",\"exitCode\":"u8, trial.ExitCode);
        Number(to, ",\"thread\":"u8, trial.Thread);
        to.Add((byte)'}');
    }

    private static bool IsRare(Trial trial) => trial is { Given: not null } or { DependsOn: not null } or { Facts: not null } or { AgentRuns: not null }
        or { StartedAt: not null } or { EndedAt: not null } or { SpendUsd: not null } or { Usage.CostUsd: not null }
        || (trial.DurationMs is { } duration && !double.IsFinite(duration));

    private static bool HasRareCheck(IReadOnlyList<Check> checks)
    {
        for (var i = 0; i < checks.Count; i++)
        {
            if (checks[i].DurationMs is { } duration && !double.IsFinite(duration)) return true;
        }

        return false;
    }

    private static void Key(JsonBytes to, TrialKey key)
    {
        String(to, "{\"key\":{\"run\":"u8, key.Run);
        String(to, ",\"case\":"u8, key.Case);
        Number(to, ",\"session\":"u8, key.Session);
        Number(to, ",\"attempt\":"u8, key.Attempt);
        to.Add((byte)'}');
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(JsonBytes to, IReadOnlyList<Check> checks)
    {
        to.Add((byte)'[');
        for (var i = 0; i < checks.Count; i++)
        {
            var check = checks[i];
            String(to, i == 0 ? "{\"name\":"u8 : ",{\"name\":"u8, check.Name);
            to.Add(check.Outcome switch
            {
                CheckOutcome.Passed => ",\"outcome\":\"passed\""u8,
                CheckOutcome.Failed => ",\"outcome\":\"failed\""u8,
                CheckOutcome.Unknown => ",\"outcome\":\"unknown\""u8,
                _ => Named(check.Outcome),
            });
            String(to, ",\"message\":"u8, check.Message);
            Place(to, ",\"messageAt\":"u8, check.MessageAt);
            String(to, ",\"detail\":"u8, check.Detail);
            Place(to, ",\"detailAt\":"u8, check.DetailAt);
            Double(to, check.DurationMs);
            to.Add((byte)'}');
        }

        to.Add((byte)']');
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Artifacts(JsonBytes to, IReadOnlyList<Artifact> artifacts)
    {
        to.Add(",\"artifacts\":["u8);
        for (var i = 0; i < artifacts.Count; i++)
        {
            var artifact = artifacts[i];
            String(to, i == 0 ? "{\"name\":"u8 : ",{\"name\":"u8, artifact.Name);
            to.Add(artifact.Kind switch
            {
                ArtifactKind.Task => ",\"kind\":\"task\""u8,
                ArtifactKind.Output => ",\"kind\":\"output\""u8,
                ArtifactKind.Grader => ",\"kind\":\"grader\""u8,
                ArtifactKind.Log => ",\"kind\":\"log\""u8,
                _ => Named(artifact.Kind),
            });
            Place(to, ",\"at\":"u8, artifact.At);
            String(to, ",\"note\":"u8, artifact.Note);
            to.Add((byte)'}');
        }

        to.Add((byte)']');
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Calls(JsonBytes to, ReadOnlySpan<byte> name, IReadOnlyList<ToolCall>? calls)
    {
        if (calls is null) return;
        to.Add(name);
        for (var i = 0; i < calls.Count; i++)
        {
            var call = calls[i];
            String(to, i == 0 ? "{\"name\":"u8 : ",{\"name\":"u8, call.Name);
            to.Add(call.IsRepeat ? ",\"isRepeat\":true"u8 : ",\"isRepeat\":false"u8);
            Strings(to, ",\"flexibleArguments\":["u8, call.FlexibleArguments);
            if (call.WrittenArguments is { } arguments) Written(to, ",\"argumentsJson\":"u8, arguments);
            else String(to, ",\"argumentsJson\":"u8, call.ArgumentsJson);
            if (call.WrittenResult is { } result) Written(to, ",\"resultJson\":"u8, result);
            else String(to, ",\"resultJson\":"u8, call.ResultJson);
            to.Add((byte)'}');
        }

        to.Add((byte)']');
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Usage(JsonBytes to, Usage? usage)
    {
        if (usage is null) return;
        to.Add(",\"usage\":{"u8);
        var from = to.Length;
        Number(to, "\"inputTokens\":"u8, usage.InputTokens);
        Number(to, to.Length > from ? ",\"outputTokens\":"u8 : "\"outputTokens\":"u8, usage.OutputTokens);
        Number(to, to.Length > from ? ",\"totalTokens\":"u8 : "\"totalTokens\":"u8, usage.TotalTokens);
        to.Add((byte)'}');
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Place(JsonBytes to, ReadOnlySpan<byte> name, Location? place)
    {
        if (place is null) return;
        to.Add(name);
        String(to, "{\"source\":"u8, place.Source);
        String(to, ",\"pointer\":"u8, place.Pointer);
        to.Add((byte)'}');
    }

    private static void Strings(JsonBytes to, ReadOnlySpan<byte> name, IReadOnlyList<string>? texts)
    {
        if (texts is null) return;
        to.Add(name);
        for (var i = 0; i < texts.Count; i++)
        {
            if (i > 0) to.Add((byte)',');
            to.AddString(texts[i]);
        }

        to.Add((byte)']');
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void String(JsonBytes to, ReadOnlySpan<byte> name, string? text)
    {
        if (text is null) return;
        to.Add(name);
        to.AddString(text);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Number(JsonBytes to, ReadOnlySpan<byte> name, long? number)
    {
        if (number is null) return;
        to.Add(name);
        to.Add(number.Value);
    }

    private static void Written(JsonBytes to, ReadOnlySpan<byte> name, WrittenText text)
    {
        to.Add(name);
        to.Add(text);
    }

    private static void Double(JsonBytes to, double? duration)
    {
        if (duration is null) return;
        to.Add(",\"durationMs\":"u8);
        to.Add(duration.Value);
    }

    // A kind that conversations do not have.
    private static byte[] Named<T>(T value)
        where T : struct, Enum => [.. typeof(T) == typeof(ArtifactKind) ? ",\"kind\":\""u8 : ",\"outcome\":\""u8, .. System.Text.Encoding.UTF8.GetBytes(JsonNamingPolicy.CamelCase.ConvertName(value.ToString())), (byte)'"'];
}
