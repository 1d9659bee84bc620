using Faultline.Model;

namespace Faultline.Importers.Scylla.Json;

/// <summary>One JSON file of a batch: its root and where its values stand.</summary>
internal sealed class JsonFile
{
    // A summary of 100,000 tests is below it.
    private const long MostBytes = 512L << 20;

    private JsonFile(string source, JsonValue root)
    {
        Source = source;
        Root = root;
    }

    /// <summary>Path as locations name it.</summary>
    public string Source { get; }

    public JsonValue Root { get; }

    /// <summary>Null when there is no such file, or nothing of it could be read; the notes say what is wrong.</summary>
    public static JsonFile? Open(string path, Notes notes, string? streamed = null, Action<JsonValue, int>? onItem = null)
    {
        if (Bytes(path, notes) is not { } bytes) return null;
        var root = LooseJson.Read(bytes, out var damages, streamed, onItem);
        // In the folders of experiments a NaN is how the harness says that it did not measure; a row of the summary never has one.
        if (streamed is null && damages.FirstOrDefault(d => d.IsHabit) is { } habit) notes.Info(path, $"Found {habit.What}.", habit.Line);
        foreach (var damage in damages.Where(d => streamed is not null || !d.IsHabit))
        {
            var fate = damage.IsRepaired ? "" : root is null ? " Nothing of it could be read." : " What is whole was read.";
            notes.Error(path, $"Expected JSON; found {damage.What}.{fate}", damage.Line);
        }

        return root is { IsObject: true } ? new JsonFile(notes.SourceOf(path), root) : NoObject(path, root, notes);
    }

    public Evidence? At(JsonMember? member) =>
        member?.Quote is { Length: > 0 } quote ? new Evidence(Source, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"#L{member.Value.Line}"), quote) : null;

    public Evidence? At(JsonValue? value, string name) => At(value?.Member(name));

    private static JsonFile? NoObject(string path, JsonValue? root, Notes notes)
    {
        if (root is not null) notes.Error(path, "Expected a JSON object; found another value. The file is not used.", root.Line);
        return null;
    }

    private static byte[]? Bytes(string path, Notes notes)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) return null;
            if (file.Length <= MostBytes) return Decoded(File.ReadAllBytes(path), path, notes);
            notes.Error(path, $"The file has {file.Length >> 20} MB; expected at most {MostBytes >> 20}. It is not read.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notes.Error(path, $"The file cannot be read: {e.Message} Check its permissions.");
        }

        return null;
    }

    private static byte[] Decoded(byte[] bytes, string path, Notes notes)
    {
        var encoding = bytes switch
        {
            [0xFF, 0xFE, ..] or [_, 0, _, 0, ..] => System.Text.Encoding.Unicode,
            [0xFE, 0xFF, ..] or [0, _, 0, _, ..] => System.Text.Encoding.BigEndianUnicode,
            _ => null,
        };
        if (encoding is null) return bytes;
        notes.Error(path, "Expected UTF-8; found UTF-16. The file was converted while it was read.");
        return System.Text.Encoding.Convert(encoding, System.Text.Encoding.UTF8, bytes);
    }
}
