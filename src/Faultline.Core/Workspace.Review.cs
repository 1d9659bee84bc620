using System.Globalization;
using Faultline.Answers;
using Faultline.Clustering;
using Faultline.Model;
using Faultline.Reports.Machine;
using Faultline.Review;
using Faultline.Review.Packets;
using Faultline.Review.Reviewers;
using Faultline.Review.Scheduling;
using Faultline.Store;
using Faultline.Text;

namespace Faultline;

public sealed partial class Workspace
{
    // A verdict less sure than this goes on to the next reviewer of a cascade.
    private const double SureEnough = 0.7;

    // A usual answer; the worst case is the limit that was set.
    private const int UsualOutput = 700;

    /// <summary>
    /// Has the failures of a run reviewed. Every answer is kept; every failure ends reviewed, as a recorded failed review, handed over, or left
    /// with the reason. Cancelling finishes and records what is under way.
    /// </summary>
    /// <exception cref="UserError">No such run or reviewer, or something that a reviewer needs is missing.</exception>
    public async Task<ReviewRunAnswer> ReviewAsync(ReviewRequest request, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var stored = Require(request.Run, diagnostics);
        var clients = new List<IReviewClient>();
        try
        {
            foreach (var with in request.With) clients.Add(OpenReviewer(with, request));
            var failures = Analyse(stored, diagnostics, CancellationToken.None);
            // Placing failures writes to the workspace: only where clusters are asked for.
            var clusters = request.Representatives || request.Only?.StartsWith("cluster:", StringComparison.Ordinal) == true
                ? Members(stored, failures, diagnostics).ToDictionary(m => m.Key, m => m.Value.Cluster, StringComparer.Ordinal)
                : [];
            var review = new ReviewOfRun(request, stored, failures, clusters);
            var views = new List<ReviewerRunView>();
            var propagated = 0;
            if (request.DryRun)
            {
                foreach (var client in clients) views.Add(Estimate(review, client, views.Count == 0, diagnostics, cancel));
            }
            else
            {
                await using var recorder = _store.BeginReview(diagnostics.Add);
                foreach (var client in clients)
                {
                    if (cancel.IsCancellationRequested) break;
                    var (view, spread) = await ReviewWithAsync(review, client, recorder, views, diagnostics, cancel);
                    views.Add(view);
                    propagated += spread;
                }
            }

            diagnostics.AddRange(Shortfalls(views, stored.Handle, request.Budget is not null));
            return new ReviewRunAnswer
            {
                View = new ReviewView { Run = stored.Run.Id, DryRun = request.DryRun, Reviewers = views, Propagated = propagated, Status = StatusOf([.. review.Failures.Select(f => f.Analysis)], Standings(stored.Run.Id, diagnostics)) },
                Resume = views.Any(v => v.Left > 0) ? $"faultline review {stored.Handle} {string.Join(' ', request.With.Select(w => $"--with '{w}'"))}" : null,
                Diagnostics = diagnostics,
            };
        }
        finally
        {
            foreach (var client in clients) client.Dispose();
        }
    }

    private async Task<(ReviewerRunView View, int Propagated)> ReviewWithAsync(
        ReviewOfRun review, IReviewClient client, ReviewRecorder recorder, List<ReviewerRunView> before, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var standings = Standings(review.Run.Run.Id, diagnostics);
        var chosen = Chosen(review, client, standings, isFirst: before.Count == 0);
        chosen = TakeForReview(review, client, chosen, diagnostics);
        var groups = review.Request.Representatives ? GroupsOf(review, chosen) : [];
        var read = groups.Count == 0 ? chosen : [.. groups.SelectMany(g => g.Read)];
        var policy = Policy(review.Request, before);
        var tally = await RunAsync(read);
        var propagated = 0;
        var split = new HashSet<string>(StringComparer.Ordinal);
        if (groups.Count > 0 && !cancel.IsCancellationRequested)
        {
            standings = Standings(review.Run.Run.Id, diagnostics);
            foreach (var group in groups.Where(g => g.Rest.Count > 0))
            {
                var votes = group.Read.Select(id => standings.GetValueOrDefault(id)?.Votes.FirstOrDefault(v => v.Reviewer == client.Name && !v.IsPropagated)).ToList();
                // Like failures of unlike causes: each is read.
                if (votes.Any(v => v is null) || votes.Select(v => (v!.Fault, v.Mechanism)).Distinct().Count() != 1) split.UnionWith(votes.All(v => v is not null) ? group.Rest : []);
                else propagated += await PropagateAsync(recorder, group.Rest, votes!);
            }

            if (split.Count > 0) tally = Sum(tally, await RunAsync(split));
        }

        EndReview(review, client, chosen);
        return (View(client, chosen.Count, tally, policy), propagated);

        Task<ReviewTally> RunAsync(HashSet<string> wanted)
        {
            var items = Items(review, wanted, standings, groups, diagnostics, cancel);
            var options = new PacketOptions { KeepSecrets = review.Request.KeepSecrets, ShowModel = review.Request.ShowModel };
            var runner = new ReviewRunner(client, policy, options, Memory(recorder, client, standings), _clock);
            var started = _clock.GetTimestamp();
            return runner.RunAsync(items, review.Run.Run.Root, t => review.Request.Progress(ProgressOf(client, t, wanted.Count, _clock.GetElapsedTime(started))), cancel);
        }
    }

    private IEnumerable<ReviewItem> Items(
        ReviewOfRun review, HashSet<string> wanted, Dictionary<string, ReviewStanding> standings, List<ReviewGroup> groups, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var roots = Roots(review.Run);
        var reports = EarlierReports(review.Request.ReportsFolder);
        var standing = groups.Where(g => g.Rest.Count >= 10).SelectMany(g => g.Read).ToHashSet(StringComparer.Ordinal);
        // Not cancelled by the token: what is left over is counted, item by item.
        foreach (var input in PacketInputs(review.Run, diagnostics, wanted.Contains, CancellationToken.None))
        {
            var id = input.Trial.Key.FailureId();
            KeepLeases();
            yield return new ReviewItem
            {
                Failure = id,
                Input = input,
                RootExists = roots.For(input.Trial),
                EarlierReport = reports,
                StandsForMany = standing.Contains(id),
                OtherVotes = [.. (standings.GetValueOrDefault(id)?.Votes ?? []).Where(v => !v.IsPropagated).Select(v => v.Fault)],
            };
        }
    }

    private static ReviewMemory Memory(ReviewRecorder recorder, IReviewClient client, Dictionary<string, ReviewStanding> standings) => new()
    {
        Known = recorder.Known,
        Asking = recorder.AskingAsync,
        Answered = recorder.AnsweredAsync,
        // What is read again from a folder is the same verdict, not another one.
        Decided = verdict => !client.IsPaid && standings.GetValueOrDefault(verdict.Failure)?.Votes.Any(v => SaysTheSame(v, verdict)) == true
            ? Task.CompletedTask
            : recorder.RecordAsync(new LedgerEvent.VerdictRecorded { Verdict = verdict }),
        Failed = failure => !client.IsPaid && standings.GetValueOrDefault(failure.Failure)?.Failed?.Reason == failure.Reason
            ? Task.CompletedTask
            : recorder.RecordAsync(new LedgerEvent.ReviewFailed { Review = failure }),
    };

    private static async Task<int> PropagateAsync(ReviewRecorder recorder, HashSet<string> rest, IReadOnlyList<Verdict> votes)
    {
        var model = votes.OrderByDescending(v => v.Confidence).First();
        foreach (var failure in rest)
        {
            await recorder.RecordAsync(new LedgerEvent.VerdictRecorded
            {
                Verdict = model with { Failure = failure, PropagatedFrom = [.. votes.Select(v => v.Failure)], Usage = null, Packet = null, RefusedQuotes = null, Root = null, CounterArgument = null },
            });
        }

        return rest.Count;
    }

    /// <summary>Which failures a reviewer is asked about.</summary>
    private static HashSet<string> Chosen(ReviewOfRun review, IReviewClient client, Dictionary<string, ReviewStanding> standings, bool isFirst)
    {
        var request = review.Request;
        var chosen = new List<string>();
        foreach (var (_, analysis) in review.Failures)
        {
            var standing = standings.GetValueOrDefault(analysis.Failure);
            if (!IsWanted(review, analysis, standing)) continue;
            if (request.Cascade && !isFirst && !GoesOn(analysis, standing)) continue;
            var own = standing?.Votes.Any(v => v.Reviewer == client.Name && !v.IsPropagated) == true;
            // A refused answer is kept as such; that nobody could be reached is tried again.
            var refused = standing?.Failed is { Kind: ReviewFailure.Answer } failed && failed.Reviewer == client.Name;
            if (request.Again || !client.IsPaid || (!own && !refused)) chosen.Add(analysis.Failure);
        }

        return request.Sample is { } sample
            ? [.. chosen.OrderBy(ContentHash.Short, StringComparer.Ordinal).Take(sample)]
            : [.. chosen];
    }

    private static bool IsWanted(ReviewOfRun review, Analysis analysis, ReviewStanding? standing)
    {
        switch (review.Request.Only?.Split(':', 2))
        {
            case null: return true;
            case ["new"]: return standing?.Verdict is null;
            case ["disputed"]: return standing?.IsDisputed == true;
            case ["fault", var name] when FaultNames.TryParse(name, out var fault): return (standing?.Verdict?.Fault ?? analysis.Finding?.Fault) == fault;
            case ["fault", "unlabelled"]: return standing?.Verdict is null && analysis.Finding is null;
            case ["cluster", var id]: return review.Clusters[analysis.Failure] is var own && (own.StartsWith(id, StringComparison.Ordinal) || own.StartsWith(ClusterId.OfName(id), StringComparison.Ordinal));
            default: throw new UserError($"'--only {review.Request.Only}' is not known.", "Use new, disputed, cluster:ID or fault:NAME.");
        }
    }

    /// <summary>Unsure, failed, without a label to compare with, or of another mind than the rule.</summary>
    private static bool GoesOn(Analysis analysis, ReviewStanding? standing)
        => standing?.Verdict is not { } verdict || verdict.Confidence is null or < SureEnough || verdict.Fault == Fault.Inconclusive
            || standing.IsDisputed || analysis.Finding?.Fault != verdict.Fault;

    private static List<ReviewGroup> GroupsOf(ReviewOfRun review, HashSet<string> chosen)
    {
        var groups = new List<ReviewGroup>();
        foreach (var group in review.Failures.Where(f => chosen.Contains(f.Analysis.Failure)).GroupBy(f => review.Clusters[f.Analysis.Failure], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var read = Representatives.Of([.. group.Select(f => (f.Analysis.Failure, WordsOf(f.Trial, f.Analysis)))]).ToHashSet(StringComparer.Ordinal);
            groups.Add(new ReviewGroup(read, [.. group.Select(f => f.Analysis.Failure).Where(id => !read.Contains(id))]));
        }

        return groups;
    }

    private static HashSet<string> WordsOf(Trial trial, Analysis analysis)
        => [.. $"{trial.FirstFailedCheck?.Detail ?? trial.FirstFailedCheck?.Message ?? trial.Error} {string.Join(' ', analysis.Facts.Select(f => $"{f.Code} {f.Message} {f.Subject}"))}"
            .Split([' ', '\n', '\t', '(', ')', '"', '\'', ',', ';', ':'], StringSplitOptions.RemoveEmptyEntries).Take(400)];

    private ReviewerRunView Estimate(ReviewOfRun review, IReviewClient client, bool isFirst, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var standings = Standings(review.Run.Run.Id, diagnostics);
        var chosen = Chosen(review, client, standings, isFirst);
        var read = review.Request.Representatives ? [.. GroupsOf(review, chosen).SelectMany(g => g.Read)] : chosen;
        var policy = Policy(review.Request, []);
        var builder = new PacketBuilder(new PacketOptions { KeepSecrets = review.Request.KeepSecrets, ShowModel = review.Request.ShowModel });
        var (tokens, usd, worst) = (0L, 0m, 0m);
        foreach (var input in PacketInputs(review.Run, diagnostics, read.Contains, cancel))
        {
            var packet = builder.Build(input);
            var call = new ReviewCall { Packet = packet, Prompt = ReviewPrompt.Of(packet, ""), Key = "" };
            tokens += packet.Tokens;
            usd += policy.Price.Of(packet.Tokens, UsualOutput);
            worst += policy.Price.Of(call.WorstInputTokens, policy.MaxOutput);
        }

        var isKnown = client.CountsTokens || policy.Price.PerCall is not null;
        return View(client, chosen.Count, new ReviewTally { Calls = read.Count, InputTokens = tokens, OutputTokens = (long)UsualOutput * read.Count, SpentUsd = usd, HasUnknownCost = !isKnown }, policy)
            with { WorstUsd = isKnown ? worst : null };
    }

    private IReviewClient OpenReviewer(string with, ReviewRequest request)
    {
        var (id, argument) = with.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? (with[..colon], with[(colon + 1)..]) : (with, "");
        var reviewer = Catalog.All<IReviewer>().FirstOrDefault(r => r.Id == id)
            ?? throw new UserError($"There is no reviewer '{Visible.Line(id)}'.", $"Use one of: {string.Join("; ", Catalog.All<IReviewer>().Select(r => r.Form))}.");
        return reviewer.Open(new ReviewerSettings
        {
            Argument = argument,
            BaseUrl = request.BaseUrl,
            MaxOutput = request.MaxOutput,
            Timeout = request.Timeout ?? TimeSpan.FromMinutes(id == "exec" ? 15 : 3),
            Clock = _clock,
            Environment = request.Environment,
            AsksNobody = request.DryRun,
        });
    }

    private static ReviewPolicy Policy(ReviewRequest request, List<ReviewerRunView> before)
    {
        var price = ReviewPrice.Assumed;
        if (request.Price is { } said && !ReviewPrice.TryParse(said, out price))
            throw new UserError($"'{said}' is no price.", "Write IN/OUT in US dollars for a million tokens (1.25/10), or one number for a call (0.02).");
        var (usd, tokens) = BudgetOf(request.Budget);
        return new ReviewPolicy
        {
            Parallel = request.Parallel,
            // Reviewers of one command share its budget.
            BudgetUsd = usd - before.Sum(b => b.SpentUsd ?? 0),
            BudgetTokens = tokens - before.Sum(b => b.InputTokens + b.OutputTokens),
            Price = price,
            RequestsPerMinute = request.RequestsPerMinute,
            TokensPerMinute = request.TokensPerMinute,
            MaxOutput = request.MaxOutput,
            Edition = request.Again ? 1 + before.Count : 0,
        };
    }

    private static (decimal? Usd, long? Tokens) BudgetOf(string? text)
    {
        if (text is null) return (null, null);
        if (text.EndsWith("tokens", StringComparison.Ordinal) && long.TryParse(text[..^6].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var tokens)) return (null, tokens);
        if (decimal.TryParse(text.TrimStart('$'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var usd)) return (usd, null);
        throw new UserError($"'{text}' is no budget.", "Write 5.00 (US dollars) or 200000tokens.");
    }

    private static string ProgressOf(IReviewClient client, ReviewTally tally, int of, TimeSpan elapsed)
    {
        var done = tally.Reviewed + tally.Failed + tally.Pending;
        var rate = elapsed > TimeSpan.Zero ? done / elapsed.TotalSeconds : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{Visible.Line(client.Name)}: {done} done, {of - done} left, {tally.SpentUsd:0.00} USD, {rate:0.0}/s");
    }

    private static ReviewerRunView View(IReviewClient client, int packets, ReviewTally tally, ReviewPolicy policy) => new()
    {
        Reviewer = client.Name,
        Packets = packets,
        Reviewed = tally.Reviewed,
        Failed = tally.Failed,
        Pending = tally.Pending,
        Left = tally.Left,
        Calls = tally.Calls,
        Kept = tally.Kept,
        InputTokens = tally.InputTokens,
        OutputTokens = tally.OutputTokens,
        SpentUsd = tally.HasUnknownCost ? null : tally.SpentUsd,
        InDoubtUsd = tally.InDoubtUsd,
        WorstUsd = null,
        PriceIsAssumed = client.CountsTokens && policy.Price.IsAssumed,
        Quotes = tally.Quotes,
        RefusedQuotes = tally.RefusedQuotes,
        Stopped = tally.Stopped,
    };

    private static ReviewTally Sum(ReviewTally a, ReviewTally b) => new()
    {
        Reviewed = a.Reviewed + b.Reviewed,
        Failed = a.Failed + b.Failed,
        Pending = a.Pending + b.Pending,
        Left = a.Left + b.Left,
        Calls = a.Calls + b.Calls,
        Kept = a.Kept + b.Kept,
        Quotes = a.Quotes + b.Quotes,
        RefusedQuotes = a.RefusedQuotes + b.RefusedQuotes,
        InputTokens = a.InputTokens + b.InputTokens,
        OutputTokens = a.OutputTokens + b.OutputTokens,
        SpentUsd = a.SpentUsd + b.SpentUsd,
        InDoubtUsd = a.InDoubtUsd + b.InDoubtUsd,
        SpentTokens = a.SpentTokens + b.SpentTokens,
        HasUnknownCost = a.HasUnknownCost || b.HasUnknownCost,
        Stopped = b.Stopped ?? a.Stopped,
    };

    private static IEnumerable<ImportDiagnostic> Shortfalls(List<ReviewerRunView> views, string run, bool hasBudget)
    {
        foreach (var view in views)
        {
            if (view.Failed > 0) yield return new(run, null, DiagnosticSeverity.Error, string.Create(CultureInfo.InvariantCulture, $"{view.Failed} reviews by '{view.Reviewer}' failed and are recorded as failed; 'faultline verdict show FAILURE' gives the reason."));
            if (view.Left > 0) yield return new(run, null, DiagnosticSeverity.Error, string.Create(CultureInfo.InvariantCulture, $"{view.Left} failures were not reviewed by '{view.Reviewer}': {view.Stopped ?? "the review was stopped"}. The same command goes on."));
            if (hasBudget && view is { SpentUsd: null, Calls: > 0 }) yield return new(run, null, DiagnosticSeverity.Warning, $"'{view.Reviewer}' tells no cost and no --price was said: a budget in money cannot hold it.");
        }
    }

    private static bool SaysTheSame(Verdict a, Verdict b)
        => a.Reviewer == b.Reviewer && a.IsPropagated == b.IsPropagated && a.Fault == b.Fault && a.Mechanism == b.Mechanism && a.SubMechanism == b.SubMechanism
            && a.Root == b.Root && a.Reasoning == b.Reasoning && a.Confidence == b.Confidence && a.Evidence.SequenceEqual(b.Evidence);

    private static ReviewStatusView StatusOf(List<Analysis> analyses, Dictionary<string, ReviewStanding> standings)
    {
        var kinds = analyses.CountBy(a => Views.Status(a, standings.GetValueOrDefault(a.Failure)?.Verdict)).ToDictionary(StringComparer.Ordinal);
        var own = analyses.Select(a => standings.GetValueOrDefault(a.Failure)).OfType<ReviewStanding>().ToList();
        return new ReviewStatusView(analyses.Count, kinds.GetValueOrDefault("reviewed"), kinds.GetValueOrDefault("propagated"), kinds.GetValueOrDefault("provisional"),
            kinds.GetValueOrDefault("unlabelled"), own.Count(s => s.IsDisputed), own.Count(s => s.Failed is not null));
    }

    /// <summary>What one review of a run works on.</summary>
    private sealed record ReviewOfRun(ReviewRequest Request, StoredRun Run, List<(Trial Trial, Analysis Analysis)> Failures, Dictionary<string, string> Clusters);

    /// <summary>Failures that are read for a group, and the others of it.</summary>
    private sealed record ReviewGroup(HashSet<string> Read, HashSet<string> Rest);
}
