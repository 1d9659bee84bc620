using System.Text.Json;
using System.Text.Json.Nodes;
using Faultline.Model;

namespace Faultline.Review.Reviewers;

/// <summary>Anthropic's messages API; what failures share is marked for its prompt cache.</summary>
public sealed class Anthropic : IReviewer
{
    private const string Tool = "record_verdict";

    public string Id => "anthropic";

    public string Form => "anthropic:MODEL  Anthropic's messages API (ANTHROPIC_API_KEY; base URL from --base-url or ANTHROPIC_BASE_URL)";

    public IReviewClient Open(ReviewerSettings settings)
    {
        if (settings.Argument.Length == 0) throw new UserError("'anthropic:' names no model.", "Write anthropic:MODEL.");
        var address = Endpoint.Base(settings, "ANTHROPIC_BASE_URL", "https://api.anthropic.com");
        var key = Endpoint.Key(settings, "ANTHROPIC_API_KEY", address);
        (string, string) version = ("anthropic-version", "2023-06-01");
        return new Client(settings, address, key is null ? [version] : [version, ("x-api-key", key)]);
    }

    private sealed class Client(ReviewerSettings settings, string address, (string, string)[] headers) : IReviewClient
    {
        private readonly HttpExchange _http = new(new Uri(address + (address.EndsWith("/v1", StringComparison.Ordinal) ? "/messages" : "/v1/messages")), settings, headers);

        public string Name => "anthropic:" + settings.Argument;

        public string Parameters => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{address} {settings.Argument} {settings.MaxOutput}");

        public bool IsPaid => true;

        public bool CountsTokens => true;

        public Task<ReviewReply> AskAsync(ReviewCall call, CancellationToken cancel) => _http.PostAsync(Body(call), call.Key, Read, cancel);

        public void Dispose() => _http.Dispose();

        private byte[] Body(ReviewCall call)
        {
            // Two marks: the rubric is shared by all failures, the case by all trials of it.
            var messages = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = new JsonArray(Block(call.Prompt.Case, cached: true), Block(call.Prompt.Trial, cached: false)) });
            foreach (var turn in call.Turns)
            {
                messages.Add((JsonNode)new JsonObject { ["role"] = "assistant", ["content"] = turn.Answer.Trim() is { Length: > 0 } said ? said : "(no answer)" });
                messages.Add((JsonNode)new JsonObject { ["role"] = "user", ["content"] = turn.Reply });
            }

            var body = new JsonObject
            {
                ["model"] = settings.Argument,
                ["max_tokens"] = settings.MaxOutput,
                ["system"] = new JsonArray(Block(call.Prompt.Rubric, cached: true)),
                ["tools"] = new JsonArray(new JsonObject { ["name"] = Tool, ["description"] = "Record the verdict, or ask to read lines that were left out.", ["input_schema"] = AnswerSchema.Node() }),
                ["tool_choice"] = new JsonObject { ["type"] = "tool", ["name"] = Tool },
                ["messages"] = messages,
            };
            return JsonSerializer.SerializeToUtf8Bytes(body, AnswerSchema.Relaxed);
        }

        private static JsonObject Block(string text, bool cached)
        {
            var block = new JsonObject { ["type"] = "text", ["text"] = text };
            if (cached) block["cache_control"] = new JsonObject { ["type"] = "ephemeral" };
            return block;
        }

        private static ReviewReply Read(JsonElement root)
        {
            var text = new System.Text.StringBuilder();
            foreach (var block in root.GetProperty("content").EnumerateArray())
            {
                // The tool's input is the answer; prose beside it is not.
                if (block.TryGetProperty("input", out var input) && input.ValueKind == JsonValueKind.Object) return new ReviewReply.Answered(input.GetRawText(), UsageOf(root));
                if (block.TryGetProperty("text", out var said) && said.ValueKind == JsonValueKind.String) text.Append(said.GetString());
            }

            return new ReviewReply.Answered(text.ToString(), UsageOf(root));
        }

        private static Usage? UsageOf(JsonElement root)
        {
            if (!root.TryGetProperty("usage", out var stated) || stated.ValueKind != JsonValueKind.Object) return null;
            // Tokens that came from or went into the cache are counted beside the others there.
            var parts = new[] { Stated.Whole(stated, "input_tokens"), Stated.Whole(stated, "cache_creation_input_tokens"), Stated.Whole(stated, "cache_read_input_tokens") };
            return new Usage { InputTokens = parts.Any(p => p is not null) ? parts.Sum() : null, OutputTokens = Stated.Whole(stated, "output_tokens") };
        }
    }
}
