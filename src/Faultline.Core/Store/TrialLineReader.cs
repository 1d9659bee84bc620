using System.Text.Json;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>
/// Reads a line of <c>trials.jsonl</c> as the serializer does, which takes several times as long: whatever is asked of a run reads all of its
/// trials. Lines with members that few trials have, and those that are damaged, are left to the serializer.
/// </summary>
internal ref struct TrialLineReader
{
    private readonly KnownNames _names;
    private Utf8JsonReader _json;

    // Once something is met that the serializer must look at, nothing more is read.
    private bool _isOdd;

    private TrialLineReader(ReadOnlySpan<byte> line, KnownNames names)
    {
        _json = new Utf8JsonReader(line);
        _names = names;
    }

    /// <summary>The line; null when the serializer has to read it, or to say what is wrong with it.</summary>
    public static TrialLine? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new TrialLineReader(line, KnownNames.OfThread);
            var read = reader.Line();
            return reader._isOdd || reader._json.Read() ? null : read;
        }
        catch (JsonException)
        {
            // The serializer finds it too, and says where.
            return null;
        }
        catch (InvalidOperationException)
        {
            // A half surrogate pair in a string.
            return null;
        }
    }

    private TrialLine? Line()
    {
        (bool? failure, int? list, Trial? trial, List<Check>? checks, List<TextReference>? texts) = (null, null, null, null, null);
        if (!Opens(JsonTokenType.StartObject)) return null;
        while (NextMember())
        {
            if (Is("failure"u8)) failure = Flag();
            else if (Is("list"u8)) list = Int();
            else if (Is("checks"u8)) checks = Checks();
            else if (Is("trial"u8)) trial = Trial();
            else if (Is("texts"u8)) texts = Texts();
            else _isOdd = true;
        }

        return failure is { } isFailure && trial is not null ? new TrialLine(isFailure, list, checks, trial, texts) : Odd<TrialLine>();
    }

    private Trial? Trial()
    {
        (TrialKey? key, Outcome? outcome, List<Check>? checks, List<Artifact>? artifacts) = (null, null, null, null);
        (string? externalId, string? category, string? name, string? error, Location? errorAt) = (null, null, null, null, null);
        (List<ToolCall>? calls, List<ToolCall>? expected, List<string>? tags, RowPlace? row) = (null, null, null, null);
        (double? duration, Usage? usage, int? exitCode, int? thread) = (null, null, null, null);
        if (!Opens(JsonTokenType.StartObject)) return null;
        while (NextMember())
        {
            if (Is("key"u8)) key = Key();
            else if (Is("outcome"u8)) outcome = OutcomeName();
            else if (Is("checks"u8)) checks = Checks();
            else if (Is("artifacts"u8)) artifacts = Artifacts();
            else if (Is("row"u8)) row = Row();
            else if (Is("calls"u8)) calls = Calls();
            else if (Is("expectedCalls"u8)) expected = Calls();
            else if (Is("durationMs"u8)) duration = Double();
            else if (Is("usage"u8)) usage = Usage();
            else if (Is("externalId"u8)) externalId = Text();
            else if (Is("category"u8)) category = Name();
            else if (Is("name"u8)) name = Text();
            else if (Is("error"u8)) error = Text();
            else if (Is("errorAt"u8)) errorAt = Place();
            else if (Is("tags"u8)) tags = Strings();
            else if (Is("exitCode"u8)) exitCode = Int();
            else if (Is("thread"u8)) thread = Int();
            else _isOdd = true;
        }

        return key is null || outcome is not { } ended || checks is null || artifacts is null ? Odd<Trial>() : new Trial
        {
            Key = key,
            Outcome = ended,
            ExternalId = externalId,
            Category = category,
            Name = name,
            Error = error,
            ErrorAt = errorAt,
            Checks = checks,
            Artifacts = artifacts,
            Calls = calls,
            ExpectedCalls = expected,
            Tags = tags,
            Row = row,
            DurationMs = duration,
            Usage = usage,
            ExitCode = exitCode,
            Thread = thread,
        };
    }

    private TrialKey? Key()
    {
        (string? run, string? @case, int? session, int? attempt) = (null, null, null, null);
        if (!Opens(JsonTokenType.StartObject)) return null;
        while (NextMember())
        {
            if (Is("run"u8)) run = Name();
            else if (Is("case"u8)) @case = Text();
            else if (Is("session"u8)) session = Int();
            else if (Is("attempt"u8)) attempt = Int();
            else _isOdd = true;
        }

        return run is not null && @case is not null && session is { } s && attempt is { } a ? new TrialKey(run, @case, s, a) : Odd<TrialKey>();
    }

    private List<Check>? Checks()
    {
        var checks = new List<Check>();
        if (!Opens(JsonTokenType.StartArray)) return null;
        while (NextElement())
        {
            if (Check() is { } check) checks.Add(check);
        }

        return checks;
    }

    private Check? Check()
    {
        (string? name, CheckOutcome? outcome, string? message, Location? messageAt) = (null, null, null, null);
        (string? detail, Location? detailAt, double? duration) = (null, null, null);
        while (NextMember())
        {
            if (Is("name"u8)) name = Name();
            else if (Is("outcome"u8)) outcome = CheckOutcomeName();
            else if (Is("message"u8)) message = Text();
            else if (Is("messageAt"u8)) messageAt = Place();
            else if (Is("detail"u8)) detail = Text();
            else if (Is("detailAt"u8)) detailAt = Place();
            else if (Is("durationMs"u8)) duration = Double();
            else _isOdd = true;
        }

        return name is null || outcome is not { } said ? Odd<Check>() : new Check
        {
            Name = name,
            Outcome = said,
            Message = message,
            MessageAt = messageAt,
            Detail = detail,
            DetailAt = detailAt,
            DurationMs = duration,
        };
    }

    private List<Artifact>? Artifacts()
    {
        var artifacts = new List<Artifact>();
        if (!Opens(JsonTokenType.StartArray)) return null;
        while (NextElement())
        {
            (string? name, ArtifactKind? kind, Location? at, string? note) = (null, null, null, null);
            while (NextMember())
            {
                if (Is("name"u8)) name = Name();
                else if (Is("kind"u8)) kind = Kind();
                else if (Is("at"u8)) at = Place();
                else if (Is("note"u8)) note = Text();
                else _isOdd = true;
            }

            if (name is null || kind is not { } known || at is null) return Odd<List<Artifact>>();
            artifacts.Add(new Artifact { Name = name, Kind = known, At = at, Note = note });
        }

        return artifacts;
    }

    private List<ToolCall>? Calls()
    {
        var calls = new List<ToolCall>();
        if (!Opens(JsonTokenType.StartArray)) return null;
        while (NextElement())
        {
            (string? name, string? arguments, string? result, bool? isRepeat, List<string>? flexible) = (null, null, null, null, null);
            while (NextMember())
            {
                if (Is("name"u8)) name = Name();
                else if (Is("argumentsJson"u8)) arguments = Text();
                else if (Is("resultJson"u8)) result = Text();
                else if (Is("isRepeat"u8)) isRepeat = Flag();
                else if (Is("flexibleArguments"u8)) flexible = Strings();
                else _isOdd = true;
            }

            if (name is null || isRepeat is not { } repeats) return Odd<List<ToolCall>>();
            calls.Add(new ToolCall(name, arguments, result, repeats, flexible));
        }

        return calls;
    }

    private List<TextReference>? Texts()
    {
        var texts = new List<TextReference>();
        if (!Opens(JsonTokenType.StartArray)) return null;
        while (NextElement())
        {
            (int? artifact, long? offset, int? length) = (null, null, null);
            while (NextMember())
            {
                if (Is("artifact"u8)) artifact = Int();
                else if (Is("offset"u8)) offset = Long();
                else if (Is("length"u8)) length = Int();
                else _isOdd = true;
            }

            if (artifact is not { } number || offset is not { } from || length is not { } bytes) return Odd<List<TextReference>>();
            texts.Add(new TextReference(number, from, bytes));
        }

        return texts;
    }

    private List<string>? Strings()
    {
        var strings = new List<string>();
        if (!Opens(JsonTokenType.StartArray)) return null;
        while (!_isOdd && _json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.String) return Odd<List<string>>();
            strings.Add(_json.GetString()!);
        }

        return strings;
    }

    private Location? Place()
    {
        (string? source, string? pointer) = (null, null);
        if (!Opens(JsonTokenType.StartObject)) return null;
        while (NextMember())
        {
            if (Is("source"u8)) source = Name();
            else if (Is("pointer"u8)) pointer = Text();
            else _isOdd = true;
        }

        return source is not null && pointer is not null ? new Location(source, pointer) : Odd<Location>();
    }

    private RowPlace? Row()
    {
        (string? file, int? line, long? offset) = (null, null, null);
        if (!Opens(JsonTokenType.StartObject)) return null;
        while (NextMember())
        {
            if (Is("file"u8)) file = Name();
            else if (Is("line"u8)) line = Int();
            else if (Is("offset"u8)) offset = Long();
            else _isOdd = true;
        }

        return file is not null && line is { } number && offset is { } from ? new RowPlace(file, number, from) : Odd<RowPlace>();
    }

    private Usage? Usage()
    {
        (long? input, long? output, long? total) = (null, null, null);
        if (!Opens(JsonTokenType.StartObject)) return null;
        while (NextMember())
        {
            if (Is("inputTokens"u8)) input = Long();
            else if (Is("outputTokens"u8)) output = Long();
            else if (Is("totalTokens"u8)) total = Long();
            else _isOdd = true;
        }

        return new Usage { InputTokens = input, OutputTokens = output, TotalTokens = total };
    }

    private Outcome? OutcomeName() => !Opens(JsonTokenType.String) ? null
        : Is("passed"u8) ? Outcome.Passed
        : Is("failed"u8) ? Outcome.Failed
        : Is("errored"u8) ? Outcome.Errored
        : Is("unfinished"u8) ? Outcome.Unfinished
        : null;

    private CheckOutcome? CheckOutcomeName() => !Opens(JsonTokenType.String) ? null
        : Is("passed"u8) ? CheckOutcome.Passed
        : Is("failed"u8) ? CheckOutcome.Failed
        : Is("unknown"u8) ? CheckOutcome.Unknown
        : null;

    private ArtifactKind? Kind() => !Opens(JsonTokenType.String) ? null
        : Is("task"u8) ? ArtifactKind.Task
        : Is("output"u8) ? ArtifactKind.Output
        : Is("grader"u8) ? ArtifactKind.Grader
        : Is("log"u8) ? ArtifactKind.Log
        : Is("expected"u8) ? ArtifactKind.Expected
        : null;

    private string? Name() => Opens(JsonTokenType.String) ? _names.Of(ref _json) : null;

    private string? Text() => Opens(JsonTokenType.String) ? _json.GetString() : null;

    private int? Int() => Opens(JsonTokenType.Number) && _json.TryGetInt32(out var number) ? number : Odd();

    private long? Long() => Opens(JsonTokenType.Number) && _json.TryGetInt64(out var number) ? number : Odd();

    private double? Double() => Opens(JsonTokenType.Number) && _json.TryGetDouble(out var number) ? number : Odd();

    private bool? Flag()
    {
        _json.Read();
        if (_json.TokenType is JsonTokenType.True or JsonTokenType.False) return _json.TokenType == JsonTokenType.True;
        _isOdd = true;
        return null;
    }

    private bool NextMember()
    {
        if (_isOdd) return false;
        _json.Read();
        return _json.TokenType == JsonTokenType.PropertyName;
    }

    private bool NextElement()
    {
        if (_isOdd) return false;
        _json.Read();
        if (_json.TokenType == JsonTokenType.StartObject) return true;
        _isOdd = _json.TokenType != JsonTokenType.EndArray;
        return false;
    }

    private bool Opens(JsonTokenType type)
    {
        if (_isOdd) return false;
        _json.Read();
        _isOdd = _json.TokenType != type;
        return !_isOdd;
    }

    private readonly bool Is(ReadOnlySpan<byte> name) => !_isOdd && _json.ValueTextEquals(name);

    private int? Odd()
    {
        _isOdd = true;
        return null;
    }

    private T? Odd<T>()
        where T : class
    {
        _isOdd = true;
        return null;
    }
}
