using System.Text.Json;

namespace Faultline.Importers.ConvexEvals;

/// <summary>
/// One JSON file that holds a result of the convex-evals backend: what it is and what it lists. Its texts stay in the
/// file and are read again when their trial is built, so that a folder of runs needs little memory.
/// </summary>
internal sealed class ConvexDocument
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Limits.JsonDepth };
    private byte[]? _kept;
    private int _start;

    private ConvexDocument(string path, string prefix)
    {
        Path = path;
        Prefix = prefix;
    }

    public DocumentKind Kind { get; private init; }

    public string Path { get; }

    /// <summary>Pointer of the result inside the file: empty, or <c>/value</c> in an HTTP envelope.</summary>
    public string Prefix { get; }

    public string? RunId { get; private init; }

    public RunFacts? Facts { get; private init; }

    /// <summary>Of a debug info: its eval. Of the others: the evals listed.</summary>
    public IReadOnlyList<EvalRow> Rows { get; private init; } = [];

    /// <summary>Reads a file and says what it is; null when it is none of the three results. The notes say why.</summary>
    /// <param name="isNamed">The user named this very file, so a file of another kind is an error.</param>
    public static ConvexDocument? Open(string path, bool isNamed, Notes notes)
    {
        using var text = JsonText.Load(path, notes);
        if (text is null || !JsonRepair.Mend(text, path, notes)) return null;
        using var json = JsonDocument.Parse(text.Bytes, Options);
        var root = new Node(json.RootElement, "", new Origin(path, notes.SourceOf(path), notes));
        if (Envelope.Open(root, isNamed) is not { } value) return null;
        if (Recognise(value) is not { } kind)
        {
            Envelope.Reject(value, isNamed);
            return null;
        }

        var document = Index(kind, value, text);
        // Positions in a file that had to be decoded or mended are worth nothing: keep what was made of it.
        if (text.Changed) document._kept = text.Bytes.ToArray();
        document._start = text.Start;
        return document;
    }

    /// <summary>The element of one row, parsed. Null when the file has changed or vanished since it was listed.</summary>
    public JsonDocument? Parse(EvalRow row, Notes notes)
    {
        try
        {
            if (_kept is not null) return JsonDocument.Parse(_kept.AsMemory(row.Offset, row.Length), Options);
            using var file = File.OpenHandle(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[row.Length];
            var read = RandomAccess.Read(file, bytes, _start + (long)row.Offset);
            return JsonDocument.Parse(bytes.AsMemory(0, read), Options);
        }
        catch (JsonException)
        {
            notes.Error(Path, $"The file has changed while it was read: '{row.Pointer}' is no longer there. Import again when nothing writes to it.");
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notes.Error(Path, JsonText.Unreadable(e));
            return null;
        }
    }

    public Node NodeOf(JsonDocument json, EvalRow row, Notes notes)
        => new(json.RootElement, row.Pointer, new Origin(Path, notes.SourceOf(Path), notes));

    private static DocumentKind? Recognise(Node value)
    {
        if (!value.IsObject) return null;
        if (value.Has("failedEvals") || (value.Has("failedCount") && value.Has("totalEvals"))) return DocumentKind.Summary;
        if (value.Has("plannedEvals") || (value.Has("evals") && value.Has("_id"))) return DocumentKind.Details;
        return value.Has("eval") && (value.Has("steps") || value.Has("run") || value.Has("outputFiles")) ? DocumentKind.DebugInfo : null;
    }

    private static ConvexDocument Index(DocumentKind kind, Node value, JsonText text)
    {
        var path = value.Origin.Path;
        switch (kind)
        {
            case DocumentKind.Summary:
                var summary = value.Object("run");
                return new ConvexDocument(path, value.Pointer)
                {
                    Kind = kind,
                    RunId = summary?.Name("_id"),
                    Facts = RunFacts.OfSummary(value, summary),
                    Rows = RowsOf(value.Array("failedEvals"), text),
                };
            case DocumentKind.Details:
                return new ConvexDocument(path, value.Pointer)
                {
                    Kind = kind,
                    RunId = value.Name("_id"),
                    Facts = RunFacts.OfDetails(value),
                    Rows = RowsOf(value.Array("evals"), text),
                };
            case DocumentKind.DebugInfo:
                var run = value.Object("run");
                var rows = value.Object("eval") is { } eval ? [RowOf(eval, text) with { Pointer = value.Pointer, Offset = OffsetOf(value, text, out var length), Length = length }] : Array.Empty<EvalRow>();
                return new ConvexDocument(path, value.Pointer) { Kind = kind, RunId = run?.Name("_id"), Facts = run is { } r ? RunFacts.OfRun(r) : null, Rows = rows };
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of document");
        }
    }

    private static List<EvalRow> RowsOf(Node? list, JsonText text)
    {
        var rows = new List<EvalRow>();
        if (list is not { } items) return rows;
        foreach (var item in items.Items())
        {
            if (item.IsObject) rows.Add(RowOf(item, text));
            else item.Origin.Notes.Error(item.Origin.Path, $"'{item.Pointer}' is {Node.Kind(item.Element.ValueKind)}, expected an eval; it is skipped.");
        }

        return rows;
    }

    private static EvalRow RowOf(Node eval, JsonText text)
    {
        var quiet = eval with { Origin = eval.Origin with { Notes = new Notes(eval.Origin.Notes.Input) } };
        var status = quiet.Object("status");
        var path = quiet.Name("evalPath") ?? CasePath.Join(quiet.Name("category"), quiet.Name("name"));
        return new EvalRow(
            quiet.Name("_id"),
            path,
            status?.Name("kind"),
            status?.Name("outputStorageId"),
            quiet.Name("evalSourceStorageId"),
            eval.Pointer,
            OffsetOf(eval, text, out var length),
            length);
    }

    private static int OffsetOf(Node node, JsonText text, out int length)
    {
        var raw = System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(node.Element);
        length = raw.Length;
        return text.Bytes.Span.Overlaps(raw, out var offset)
            ? offset
            : throw new InvalidOperationException("a JSON element lies outside the text it was parsed from");
    }
}
