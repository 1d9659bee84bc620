using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Faultline.Model;
using Faultline.Review.Packets;
using Faultline.Text;

namespace Faultline.Review.Reviewers;

/// <summary>Any command: one packet as JSON on its standard input, one answer on its standard output.</summary>
public sealed class Exec : IReviewer
{
    private const int MaxOutput = 4 << 20;

    public string Id => "exec";

    public string Form => "exec:\"COMMAND\"  a command of the shell: the packet on standard input, or in a file where the command says {packet}; the answer on standard output";

    public IReviewClient Open(ReviewerSettings settings)
    {
        if (string.IsNullOrWhiteSpace(settings.Argument)) throw new UserError("'exec:' names no command.", "Write exec:\"COMMAND\".");
        return new Client(settings);
    }

    private sealed class Client(ReviewerSettings settings) : IReviewClient
    {
        // A command line may carry a key; the name is printed and stored.
        public string Name { get; } = "exec:" + Redaction.Apply(settings.Argument);

        public string Parameters => settings.Argument;

        public bool IsPaid => true;

        public bool CountsTokens => false;

        public async Task<ReviewReply> AskAsync(ReviewCall call, CancellationToken cancel)
        {
            var input = Input(call);
            string? file = null;
            try
            {
                var command = settings.Argument;
                if (command.Contains("{packet}", StringComparison.Ordinal))
                {
                    file = Path.Join(Path.GetTempPath(), $"faultline-{call.Key}.json");
                    await File.WriteAllTextAsync(file, input, cancel);
                    command = command.Replace("{packet}", Quoted(file), StringComparison.Ordinal);
                }

                return await RunAsync(command, file is null ? input : "", call.Key, cancel);
            }
            finally
            {
                if (file is not null) File.Delete(file);
            }
        }

        public void Dispose()
        {
        }

        private async Task<ReviewReply> RunAsync(string command, string input, string key, CancellationToken cancel)
        {
            var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd.exe", ["/d", "/s", "/c", command]) : new ProcessStartInfo("/bin/sh", ["-c", command]);
            start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
            start.StandardInputEncoding = start.StandardOutputEncoding = start.StandardErrorEncoding = new UTF8Encoding(false);
            start.UseShellExecute = false;
            // A command that pays somewhere can pass it on, so that a question repeated after a crash is known there.
            start.Environment["FAULTLINE_IDEMPOTENCY_KEY"] = key;
            using var process = Process.Start(start)!;
            using var limit = new CancellationTokenSource(settings.Timeout, settings.Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
            try
            {
                var output = ReadAsync(process.StandardOutput, either.Token);
                var error = ReadAsync(process.StandardError, either.Token);
                await WriteAsync(process, input, either.Token);
                await process.WaitForExitAsync(either.Token);
                var (said, complaint) = (await output, await error);
                if (process.ExitCode == 0) return Answer(said);
                // 75 is EX_TEMPFAIL: the command itself says that another try may help.
                return new ReviewReply.Failed(string.Create(CultureInfo.InvariantCulture, $"the command ended with exit code {process.ExitCode}: {Short(complaint.Length > 0 ? complaint : said)}"), process.ExitCode == 75);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                if (cancel.IsCancellationRequested) throw;
                return new ReviewReply.Failed(string.Create(CultureInfo.InvariantCulture, $"the command was stopped after {settings.Timeout.TotalSeconds:0.#} s"), IsTransient: false);
            }
        }

        private static ReviewReply Answer(string output)
        {
            if (output.Length >= MaxOutput) return new ReviewReply.Failed($"the command printed more than {MaxOutput >> 20} MB", IsTransient: false);
            return new ReviewReply.Answered(output, Cost(output) is { } cost ? new Usage { CostUsd = cost } : null);
        }

        // Agents that print an envelope say there what they cost.
        private static decimal? Cost(string output)
        {
            if (!output.TrimStart().StartsWith('{')) return null;
            try
            {
                using var document = JsonDocument.Parse(output);
                var root = document.RootElement;
                return Stated.Money(root, "total_cost_usd") ?? Stated.Money(root, "cost_usd");
            }
            catch (JsonException)
            {
                // No envelope: the answer itself is read elsewhere, tolerantly.
                return null;
            }
        }

        private static async Task WriteAsync(Process process, string input, CancellationToken cancel)
        {
            try
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), cancel);
                process.StandardInput.Close();
            }
            catch (IOException problem)
            {
                // It need not read its input; the pipe is closed with the process.
                Debug.WriteLine(problem.Message);
            }
        }

        private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancel)
        {
            var text = new StringBuilder();
            var buffer = new char[8192];
            while (await reader.ReadAsync(buffer, cancel) is > 0 and var read)
                if (text.Length < MaxOutput) text.Append(buffer, 0, read);
            return text.ToString();
        }

        private static string Input(ReviewCall call)
        {
            var packet = PacketJson.Write(call.Packet);
            if (call.Turns.Count == 0) return packet + "\n";
            var turns = new JsonArray([.. call.Turns.Select(t => (JsonNode)new JsonObject { ["answer"] = t.Answer, ["reply"] = t.Reply })]);
            return string.Concat(packet.AsSpan(0, packet.Length - 1), ",\"turns\":", turns.ToJsonString(AnswerSchema.Relaxed), "}\n");
        }

        private static string Quoted(string path) => OperatingSystem.IsWindows() ? $"\"{path}\"" : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";

        private static string Short(string text) => Truncate.To(Redaction.Apply(Visible.Line(text)), 300);
    }
}
