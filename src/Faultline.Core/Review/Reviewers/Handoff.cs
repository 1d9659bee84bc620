using System.Text;
using System.Text.Json;
using Faultline.Model;
using Faultline.Review.Packets;

namespace Faultline.Review.Reviewers;

/// <summary>A folder: packets go out, answers come in, whenever and by whomever they are written.</summary>
public sealed class Handoff : IReviewer
{
    public string Id => "handoff";

    public string Form => "handoff:FOLDER  packets as files in FOLDER/packets; answers are read from FOLDER/verdicts/FAILURE.json or FOLDER/verdicts.jsonl";

    public IReviewClient Open(ReviewerSettings settings)
    {
        if (settings.Argument.Length == 0) throw new UserError("'handoff:' names no folder.", "Write handoff:FOLDER.");
        return new Client(Path.GetFullPath(settings.Argument));
    }

    private sealed class Client(string folder) : IReviewClient
    {
        private readonly Lazy<Dictionary<string, string>> _lines = new(() => Lines(Path.Join(folder, "verdicts.jsonl")));

        public string Name => "handoff:" + Path.GetFileName(folder);

        public string Parameters => folder;

        public bool IsPaid => false;

        public bool CountsTokens => false;

        public async Task<ReviewReply> AskAsync(ReviewCall call, CancellationToken cancel)
        {
            var failure = call.Packet.Failure;
            foreach (var place in (ReadOnlySpan<string>)[Path.Join(folder, "verdicts", failure + ".json"), Path.Join(folder, failure + ".verdict.json")])
                if (File.Exists(place)) return new ReviewReply.Answered(File.ReadAllText(place), null);
            if (_lines.Value.TryGetValue(failure, out var line)) return new ReviewReply.Answered(line, null);
            var packets = Path.Join(folder, "packets");
            Directory.CreateDirectory(packets);
            Directory.CreateDirectory(Path.Join(folder, "verdicts"));
            await WriteAsync(Path.Join(folder, "RUBRIC.md"), call.Packet.Rubric.Text + "\n\nEach file in packets/ is one failure. Write the answer about packets/ID.json to verdicts/ID.json, then run the same review command again.\n", cancel);
            await WriteAsync(Path.Join(packets, failure + ".json"), PacketJson.Write(call.Packet) + "\n", cancel);
            return new ReviewReply.Pending();
        }

        public void Dispose()
        {
        }

        private static async Task WriteAsync(string path, string text, CancellationToken cancel)
        {
            if (File.Exists(path) && await File.ReadAllTextAsync(path, cancel) == text) return;
            var unfinished = path + ".part-" + Environment.CurrentManagedThreadId.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await File.WriteAllTextAsync(unfinished, text, new UTF8Encoding(false), cancel);
            File.Move(unfinished, path, overwrite: true);
        }

        private static Dictionary<string, string> Lines(string path)
        {
            var answers = new Dictionary<string, string>(StringComparer.Ordinal);
            if (!File.Exists(path)) return answers;
            foreach (var line in File.ReadLines(path).Where(l => l.Contains('{')))
            {
                try
                {
                    using var document = JsonDocument.Parse(line);
                    if (document.RootElement.TryGetProperty("failure", out var failure) && failure.GetString() is { } id) answers[id] = line;
                }
                catch (Exception e) when (e is JsonException or InvalidOperationException)
                {
                    throw new UserError($"'{path}' has a line that is no JSON object: '{Faultline.Text.Truncate.To(Faultline.Text.Visible.Line(line), 80)}'.", "One object a line, each with \"failure\".");
                }
            }

            return answers;
        }
    }
}
