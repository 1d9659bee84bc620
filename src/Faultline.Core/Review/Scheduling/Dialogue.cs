using System.Globalization;
using System.Text;
using Faultline.Model;
using Faultline.Review.Packets;
using Faultline.Review.Reviewers;
using Faultline.Text;

namespace Faultline.Review.Scheduling;

/// <summary>
/// The review of one failure: ask, let lines be read, check, name once what was refused, ask for the case against an answer that is not
/// sure of itself. Ends with a verdict, a recorded failure, or neither when the answer is still to come.
/// </summary>
internal sealed class Dialogue(Caller caller, IReviewClient client, PacketBuilder packets, PacketOptions options, string inputRoot, ReviewPolicy policy)
{
    private const int MaxReads = 2;
    private const int MaxLinesRead = 400;

    public async Task<DialogueEnd> RunAsync(ReviewItem item, CancellationToken stop)
    {
        var packet = packets.Build(item.Input);
        var names = ModelNames.Of(item.Input.Run);
        var texts = new TrialTexts(inputRoot, item.Input.Trial, item.Input.Facts, packet, item.Input.Gaps, text => PacketCleaning.Clean(text, options, names, out _));
        var context = new VerdictContext
        {
            Texts = texts,
            Gaps = [.. GapEntries.Of(item.Input.Trial), .. item.Input.Gaps],
            RootExists = item.RootExists,
            EarlierReport = item.EarlierReport,
        };
        var hash = PacketJson.Hash(packet);
        var state = new State(hash, ReviewPrompt.Of(packet, hash));
        while (true)
        {
            var outcome = await caller.AskAsync(Call(packet, state), stop);
            switch (outcome)
            {
                case CallOutcome.Pending: return new DialogueEnd.Pending();
                case CallOutcome.Stopped: return new DialogueEnd.Left(NoBudget: false);
                // What was decided before the case against it was asked for stands without it.
                case CallOutcome.NoBudget: return state.Sound is null ? new DialogueEnd.Left(NoBudget: true) : Decided(item, state, state.Sound);
                case CallOutcome.Failed failed:
                    return state.Sound is null ? Failed(item, state, ReviewFailure.Unreachable, failed.Reason) : Decided(item, state, state.Sound);
                case CallOutcome.Answered answered:
                    if (Next(item, packet, context, state, answered.Answer) is { } end) return end;
                    break;
                default: throw new InvalidOperationException($"unknown outcome {outcome.GetType().Name}");
            }
        }
    }

    private ReviewCall Call(ReviewPacket packet, State state)
    {
        var question = new StringBuilder(state.PacketHash).Append('\n').Append(packet.Rubric.Version).Append('\n').Append(client.Name).Append('\n').Append(client.Parameters);
        if (policy.Edition > 0) question.Append(CultureInfo.InvariantCulture, $"\nedition {policy.Edition}");
        foreach (var turn in state.Turns) question.Append('\n').Append(turn.Answer).Append('\n').Append(turn.Reply);
        return new ReviewCall { Packet = packet, Prompt = state.Prompt, Turns = [.. state.Turns], Key = "fl" + ContentHash.Short(question.ToString()) };
    }

    /// <summary>What follows from an answer: the end, or null when one more question was added.</summary>
    private DialogueEnd? Next(ReviewItem item, ReviewPacket packet, VerdictContext context, State state, KeptAnswer kept)
    {
        state.Add(kept.Usage);
        var parsed = AnswerParser.Parse(kept.Text);
        if (parsed.Read is { } wanted && client.IsPaid && state.Reads++ < MaxReads)
        {
            state.Turns.Add(new ReviewTurn(kept.Text, Lines(packet, context.Texts, wanted)));
            return null;
        }

        if (parsed.Answer is not { } answer)
        {
            if (state.Sound is { } before) return Decided(item, state, before);
            var problem = parsed.Problem ?? "you asked to read more often than is allowed; answer with what you have";
            return Retry(state, kept, [problem]) ? null : Failed(item, state, ReviewFailure.Answer, problem);
        }

        var looked = VerdictCheck.Check(answer, context);
        state.Quotes += answer.Evidence.Count;
        state.Refused += looked.Refused.Count;
        if (!looked.IsSound)
        {
            if (state.Sound is { } before) return Decided(item, state, before);
            if (Retry(state, kept, looked.Problems)) return null;
            return looked.Answer is { } rest ? Decided(item, state, rest) : Failed(item, state, ReviewFailure.Answer, string.Join("; ", looked.Problems));
        }

        if (state.Sound is null && NeedsCounter(item, answer))
        {
            state.Sound = looked.Answer;
            state.Turns.Add(new ReviewTurn(kept.Text, CounterQuestion(looked.Answer!.Fault)));
            return null;
        }

        return Decided(item, state, looked.Answer!);
    }

    private bool NeedsCounter(ReviewItem item, ReviewAnswer answer)
        => client.IsPaid && (answer.Confidence < policy.CounterBelow || item.StandsForMany || item.OtherVotes.Any(v => v != answer.Fault));

    private static string CounterQuestion(Fault fault)
        => $"Your evidence was found. Now make the strongest case that it is not {fault.Name()}, as somebody would who answers for the other side, and weigh it against the "
            + "evidence. Then answer again in the same form, keeping or changing your verdict, with that case in \"counter_argument\".";

    private bool Retry(State state, KeptAnswer kept, IReadOnlyList<string> problems)
    {
        if (state.Retried || !client.IsPaid) return false;
        state.Retried = true;
        state.Turns.Add(new ReviewTurn(kept.Text, "Your answer was refused:\n" + string.Concat(problems.Select(p => $"- {p}\n")) + "Answer once more, whole and in the same form. Leave out what you cannot quote."));
        return true;
    }

    private static string Lines(ReviewPacket packet, TrialTexts texts, IReadOnlyList<ReadRequest> wanted)
    {
        var page = new StringBuilder();
        foreach (var request in wanted)
        {
            if (packet.Texts.FirstOrDefault(t => t.Id == request.Text) is not { } text)
            {
                page.Append($"There is no text '{Truncate.To(Visible.Line(request.Text), 20)}' that could be read.\n");
                continue;
            }

            var at = new Location(texts.Resolve(new Evidence(text.Id, "", "x")).Source, text.Pointer);
            var whole = texts.Stored(at).MaxBy(t => t.Length) ?? texts.InInput(at, out _);
            var lines = whole is null ? [] : texts.Clean(whole).Split('\n');
            var (from, to) = (Math.Min(request.From, Math.Max(1, lines.Length)), Math.Min(Math.Min(request.To, request.From + MaxLinesRead - 1), lines.Length));
            page.Append(to < from ? $"{text.Id} has no such lines.\n" : ReviewPrompt.Lines(text, string.Join('\n', lines[(from - 1)..to]), from, to));
        }

        return page.Append("\nNow answer in the form that was asked for.").ToString();
    }

    private DialogueEnd.Decided Decided(ReviewItem item, State state, ReviewAnswer answer) => new(new Verdict
    {
        Failure = item.Failure,
        Run = item.Input.Run.Id,
        Fault = answer.Fault,
        Mechanism = answer.Mechanism,
        SubMechanism = answer.SubMechanism,
        Root = answer.Root,
        Reasoning = answer.Reasoning,
        Confidence = answer.Confidence,
        Evidence = answer.Evidence,
        Discriminators = answer.Discriminators,
        Missing = answer.Missing is { Count: > 0 } missing ? missing : null,
        CounterArgument = answer.CounterArgument,
        Reviewer = client.Name,
        Rubric = ReviewRubric.Current.Version,
        Packet = state.PacketHash,
        Usage = Priced(state),
        RefusedQuotes = state.Refused,
    }, state.Quotes, state.Refused);

    private DialogueEnd.Failed Failed(ReviewItem item, State state, string kind, string reason) => new(new ReviewFailure
    {
        Failure = item.Failure,
        Run = item.Input.Run.Id,
        Reviewer = client.Name,
        Kind = kind,
        Reason = Redaction.Apply(reason),
        Rubric = ReviewRubric.Current.Version,
        Packet = state.PacketHash,
        Usage = Priced(state),
        RefusedQuotes = state.Refused,
    }, state.Quotes, state.Refused);

    // What the reviewer stated, else its tokens at the price that was said. An assumed price is for budgets, not for records.
    private Usage? Priced(State state)
    {
        if (state.Usage is not { CostUsd: null } usage) return state.Usage;
        if (policy.Price.PerCall is { } perCall) return usage with { CostUsd = perCall * state.Answers };
        return policy.Price.IsAssumed || (usage.InputTokens is null && usage.OutputTokens is null) ? usage : usage with { CostUsd = policy.Price.Of(usage, 0, 0) };
    }

    private sealed class State(string packetHash, ReviewPrompt prompt)
    {
        public string PacketHash { get; } = packetHash;

        public ReviewPrompt Prompt { get; } = prompt;

        public List<ReviewTurn> Turns { get; } = [];

        public bool Retried { get; set; }

        public int Reads { get; set; }

        public int Quotes { get; set; }

        public int Refused { get; set; }

        public int Answers { get; private set; }

        /// <summary>The answer that stands while the case against it is asked for.</summary>
        public ReviewAnswer? Sound { get; set; }

        public Usage? Usage { get; private set; }

        public void Add(Usage? usage)
        {
            Answers++;
            if (usage is null) return;
            Usage = Usage is null ? usage : new Usage
            {
                InputTokens = Sum(Usage.InputTokens, usage.InputTokens),
                OutputTokens = Sum(Usage.OutputTokens, usage.OutputTokens),
                TotalTokens = Sum(Usage.TotalTokens, usage.TotalTokens),
                CostUsd = Usage.CostUsd is null ? usage.CostUsd : usage.CostUsd is null ? Usage.CostUsd : Usage.CostUsd + usage.CostUsd,
            };
        }

        private static long? Sum(long? a, long? b) => a is null ? b : b is null ? a : a + b;
    }
}
