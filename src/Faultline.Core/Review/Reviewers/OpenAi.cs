using System.Text.Json;
using System.Text.Json.Nodes;
using Faultline.Model;

namespace Faultline.Review.Reviewers;

/// <summary>Any endpoint that speaks OpenAI's chat completions.</summary>
public sealed class OpenAi : IReviewer
{
    public string Id => "openai";

    public string Form => "openai:MODEL  any OpenAI-compatible endpoint (OPENAI_API_KEY; base URL from --base-url or OPENAI_BASE_URL)";

    public IReviewClient Open(ReviewerSettings settings)
    {
        if (settings.Argument.Length == 0) throw new UserError("'openai:' names no model.", "Write openai:MODEL.");
        var address = Endpoint.Base(settings, "OPENAI_BASE_URL", "https://api.openai.com/v1");
        var key = Endpoint.Key(settings, "OPENAI_API_KEY", address);
        return new Client(settings, address, key is null ? [] : [("Authorization", "Bearer " + key)]);
    }

    private sealed class Client(ReviewerSettings settings, string address, (string, string)[] headers) : IReviewClient
    {
        private readonly HttpExchange _http = new(new Uri(address + "/chat/completions"), settings, headers);

        // Endpoints differ in what they know. What one refuses is left out of every later call.
        private volatile bool _noSchema;
        private volatile bool _oldLimit = !address.StartsWith("https://api.openai.com", StringComparison.Ordinal);

        public string Name => "openai:" + settings.Argument;

        public string Parameters => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{address} {settings.Argument} {settings.MaxOutput}");

        public bool IsPaid => true;

        public bool CountsTokens => true;

        public async Task<ReviewReply> AskAsync(ReviewCall call, CancellationToken cancel)
        {
            for (var adaptations = 0; ; adaptations++)
            {
                var reply = await _http.PostAsync(Body(call), call.Key, Read, cancel);
                if (adaptations == 3 || reply is not ReviewReply.Failed { IsTransient: false } refused || !Adapts(refused.Reason)) return reply;
            }
        }

        public void Dispose() => _http.Dispose();

        private bool Adapts(string reason)
        {
            if (!reason.StartsWith("status 400", StringComparison.Ordinal) && !reason.StartsWith("status 422", StringComparison.Ordinal)) return false;
            if (!_noSchema && (reason.Contains("response_format", StringComparison.OrdinalIgnoreCase) || reason.Contains("json_schema", StringComparison.OrdinalIgnoreCase))) return _noSchema = true;
            if (!reason.Contains("max_tokens", StringComparison.Ordinal) && !reason.Contains("max_completion_tokens", StringComparison.Ordinal)) return false;
            _oldLimit = !_oldLimit;
            return true;
        }

        private byte[] Body(ReviewCall call)
        {
            var messages = new JsonArray(
                new JsonObject { ["role"] = "system", ["content"] = call.Prompt.Rubric },
                new JsonObject { ["role"] = "user", ["content"] = call.Prompt.Case + "\n" + call.Prompt.Trial });
            foreach (var turn in call.Turns)
            {
                messages.Add((JsonNode)new JsonObject { ["role"] = "assistant", ["content"] = turn.Answer });
                messages.Add((JsonNode)new JsonObject { ["role"] = "user", ["content"] = turn.Reply });
            }

            var body = new JsonObject { ["model"] = settings.Argument, ["messages"] = messages, [_oldLimit ? "max_tokens" : "max_completion_tokens"] = settings.MaxOutput };
            if (!_noSchema) body["response_format"] = new JsonObject { ["type"] = "json_schema", ["json_schema"] = new JsonObject { ["name"] = "verdict", ["strict"] = false, ["schema"] = AnswerSchema.Node() } };
            return JsonSerializer.SerializeToUtf8Bytes(body, AnswerSchema.Relaxed);
        }

        private static ReviewReply Read(JsonElement root)
        {
            var choice = root.GetProperty("choices")[0];
            var message = choice.GetProperty("message");
            var text = message.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String ? content.GetString() : null;
            if (text is null && message.TryGetProperty("refusal", out var refusal) && refusal.ValueKind == JsonValueKind.String) text = "refused: " + refusal.GetString();
            var usage = root.TryGetProperty("usage", out var stated) && stated.ValueKind == JsonValueKind.Object
                ? new Usage { InputTokens = Stated.Whole(stated, "prompt_tokens"), OutputTokens = Stated.Whole(stated, "completion_tokens"), TotalTokens = Stated.Whole(stated, "total_tokens"), CostUsd = Stated.Money(stated, "cost") }
                : null;
            return new ReviewReply.Answered(text ?? "", usage);
        }
    }
}
