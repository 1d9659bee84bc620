using Faultline.Answers;
using Faultline.Model;
using Faultline.Reports.Machine;
using Faultline.Rules;
using Faultline.Statistics;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>The labels of people together; where several read a failure, what most of them say.</summary>
    private const string People = "people";

    /// <summary>The verdicts that count, of failures that were read.</summary>
    private const string Reviewed = "reviewed";

    /// <summary>The provisional labels.</summary>
    private const string RuleParty = "rules";

    /// <summary>How far reviewers, people and rules agree, whether their confidence means what it says, and what the shares of the faults are.</summary>
    /// <exception cref="UserError">No such run or party.</exception>
    public AgreementAnswer Agreement(AgreementRequest request, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var runs = request.Runs.Count == 0 ? Latest(diagnostics) : [.. request.Runs.Select(r => Require(r, diagnostics))];
        var labels = new AgreementLabels();
        var standings = Standings(runs, diagnostics);
        foreach (var (_, failures) in AnalyseAll(runs, diagnostics, cancel))
        {
            foreach (var (_, analysis) in failures)
            {
                labels.Failures++;
                if (analysis.Finding is { } finding) labels.Add(RuleParty, analysis.Failure, finding.Fault, finding.Confidence);
                if (standings.GetValueOrDefault(analysis.Failure) is not { } standing) continue;
                foreach (var vote in standing.Votes.Where(v => !v.IsPropagated)) labels.Add(vote.Reviewer, analysis.Failure, vote.Fault, vote.Confidence);
                var people = standing.Votes.Where(v => v is { IsByPerson: true, IsPropagated: false }).ToList();
                if (people.Count > 0) labels.Add(People, analysis.Failure, standing.Verdict!.Fault, null);
                if (standing.Verdict is { IsPropagated: false } verdict) labels.Add(Reviewed, analysis.Failure, verdict.Fault, null);
            }
        }

        return new AgreementAnswer { View = View(request, labels, [.. runs.Select(r => r.Run.Id)]), Diagnostics = diagnostics };
    }

    /// <summary>How each rule fared against verdicts of reviewers who read the failure, and where labels moved to.</summary>
    public RuleStatsAnswer RuleStats(string? run, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var labelled = new List<(Finding Finding, Fault? Reviewed)>();
        var moved = new List<(string From, string To)>();
        List<StoredRun> runs = run is null ? Latest(diagnostics) : [Require(run, diagnostics)];
        var standings = Standings(runs, diagnostics);
        foreach (var (_, failures) in AnalyseAll(runs, diagnostics, cancel))
        {
            foreach (var (_, analysis) in failures)
            {
                Fault? reviewed = standings.GetValueOrDefault(analysis.Failure)?.Verdict is { IsPropagated: false } verdict ? verdict.Fault : null;
                if (analysis.Finding is { } finding) labelled.Add((finding, reviewed));
                if (reviewed is { } to) moved.Add((analysis.Finding?.Fault.Name() ?? "unlabelled", to.Name()));
            }
        }

        var rules = _rules.Rules.Select(rule => Stat(rule, [.. labelled.Where(l => l.Finding.Rule == rule.Id)])).ToList();
        return new RuleStatsAnswer { View = new RuleStatsView(rules, Confusion(moved)), Diagnostics = diagnostics };
    }

    private static RuleStatView Stat(RuleInfo rule, List<(Finding Finding, Fault? Reviewed)> labels)
    {
        var read = labels.Where(l => l.Reviewed is not null).ToList();
        var agreed = read.Count(l => l.Reviewed == l.Finding.Fault);
        EstimateView? precision = Wilson.Interval(agreed, read.Count) is { } interval ? new((double)agreed / read.Count, interval.Low, interval.High) : null;
        return new RuleStatView(rule.Id, rule.Version, labels.Count, read.Count, agreed, precision, read.Count == 0 ? null : read.Average(l => l.Finding.Confidence));
    }

    private static AgreementView View(AgreementRequest request, AgreementLabels labels, IReadOnlyList<string> runs)
    {
        var parties = labels.Parties.OrderBy(Trust).ThenBy(p => p, StringComparer.Ordinal).ToList();
        if (request.Reference is { } wanted && !parties.Contains(wanted, StringComparer.Ordinal))
            throw new UserError($"Nobody named '{wanted}' labelled a failure here.", $"There are: {(parties.Count == 0 ? "none" : string.Join(", ", parties))}.");
        var pairs = from reference in parties
                    from other in parties
                    where request.Reference is { } asked ? reference == asked && other != asked : parties.IndexOf(reference) < parties.IndexOf(other)
                    where !IsPartOf(reference, other) && !IsPartOf(other, reference)
                    let common = labels.Common(reference, other)
                    where common.Count > 0
                    select Pair(reference, other, common, labels);
        var judge = request.Reference ?? (labels.Of(People).Count > 0 ? People : Reviewed);
        return new AgreementView
        {
            Runs = runs,
            Failures = labels.Failures,
            Pairs = [.. pairs],
            Alpha = Alpha(labels),
            Calibration = [.. parties.Where(p => p != judge && !IsPartOf(p, judge) && !IsPartOf(judge, p)).Select(p => Calibrated(p, judge, request.Precision, labels)).OfType<CalibrationView>()],
            Shares = Shares(labels),
        };
    }

    private static AgreementPairView Pair(string reference, string other, List<(Fault Reference, Fault Other)> common, AgreementLabels labels)
    {
        List<Fault> faults = [.. Enum.GetValues<Fault>().Where(f => common.Any(c => c.Reference == f || c.Other == f))];
        var table = Table(common, faults);
        var agreed = common.Count(c => c.Reference == c.Other);
        var (low, high) = Wilson.Interval(agreed, common.Count)!.Value;
        var classes = faults.Select(f => Class(f, common)).ToList();
        return new AgreementPairView
        {
            Reference = reference,
            Other = other,
            Common = common.Count,
            Apart = labels.Of(reference).Count + labels.Of(other).Count - (2 * common.Count),
            Accuracy = new EstimateView((double)agreed / common.Count, low, high),
            Kappa = Estimate(table.Kappa, common.Count, drawn => Table(drawn.Select(i => common[i]), faults).Kappa),
            Ac1 = Estimate(table.Ac1, common.Count, drawn => Table(drawn.Select(i => common[i]), faults).Ac1),
            MacroF1 = Classification.MacroF1(classes.Select(c => (c.Both, c.Other, c.Reference))),
            Classes = classes,
            Confusion = Confusion(common.Select(c => (c.Reference.Name(), c.Other.Name()))),
        };
    }

    private static ClassAgreementView Class(Fault fault, List<(Fault Reference, Fault Other)> common)
    {
        var (reference, other, both) = (common.Count(c => c.Reference == fault), common.Count(c => c.Other == fault), common.Count(c => c.Reference == fault && c.Other == fault));
        var table = new AgreementTable(new[,] { { both, reference - both }, { other - both, common.Count - reference - other + both } });
        return new ClassAgreementView(fault.Name(), reference, other, both, Classification.Precision(both, other), Classification.Recall(both, reference), Classification.F1(both, other, reference), table.Kappa);
    }

    private static AgreementTable Table(IEnumerable<(Fault Reference, Fault Other)> common, List<Fault> faults)
    {
        var counts = new int[faults.Count, faults.Count];
        foreach (var (reference, other) in common) counts[faults.IndexOf(reference), faults.IndexOf(other)]++;
        return new AgreementTable(counts);
    }

    // Rules do not read: who is asked about agreement of readers is everybody else.
    private static EstimateView? Alpha(AgreementLabels labels)
    {
        var readers = labels.Parties.Where(p => p is not (People or Reviewed or RuleParty)).ToList();
        if (readers.Count < 2) return null;
        List<IReadOnlyList<double>> items =
        [
            .. readers.SelectMany(r => labels.Of(r).Select(l => (Failure: l.Key, l.Value.Fault))).GroupBy(l => l.Failure, StringComparer.Ordinal)
                .Where(g => g.Count() > 1).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (IReadOnlyList<double>)[.. g.Select(l => (double)(int)l.Fault)]),
        ];
        return Estimate(KrippendorffAlpha.Of(items), items.Count, drawn => KrippendorffAlpha.Of([.. drawn.Select(i => items[i])]));
    }

    private static CalibrationView? Calibrated(string party, string judge, double precision, AgreementLabels labels)
    {
        var truth = labels.Of(judge);
        List<(double, bool)> stated = [.. labels.Of(party).Where(l => l.Value.Confidence is not null && truth.ContainsKey(l.Key)).Select(l => (l.Value.Confidence!.Value, l.Value.Fault == truth[l.Key].Fault))];
        if (stated.Count == 0) return null;
        var coverage = Calibration.CoverageAt(stated, precision);
        return new CalibrationView(party, judge, stated.Count, Calibration.Ece(stated), precision, coverage?.Share, coverage?.Threshold);
    }

    /// <summary>Shares of the faults over all failures, from the few that people read and the many that a machine labelled.</summary>
    private static List<ShareView> Shares(AgreementLabels labels)
    {
        var people = labels.Of(People);
        var machine = labels.Machine(p => p is not (People or Reviewed) && !p.StartsWith(Verdict.PersonPrefix, StringComparison.Ordinal));
        var unlabelled = labels.Failures - people.Count;
        if (people.Count < 2 || unlabelled < 1) return [];
        var shares = new List<ShareView>();
        foreach (var fault in Enum.GetValues<Fault>())
        {
            double[] trusted = [.. people.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value.Fault == fault ? 1d : 0d)];
            double[] predicted = [.. people.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => machine.TryGetValue(p.Key, out var said) && said == fault ? 1d : 0d)];
            var rest = machine.Where(m => !people.ContainsKey(m.Key)).Count(m => m.Value == fault);
            double[] others = [.. Enumerable.Range(0, unlabelled).Select(i => i < rest ? 1d : 0d)];
            if (trusted.All(t => t == 0) && predicted.All(p => p == 0) && rest == 0) continue;
            var (mean, error, _) = PredictionPowered.Mean(trusted, predicted, others);
            var interval = Wilson.Interval((int)trusted.Sum(), trusted.Length)!.Value;
            shares.Add(new ShareView(fault.Name(), machine.Count(m => m.Value == fault) / (double)labels.Failures,
                new EstimateView(Math.Clamp(mean, 0, 1), Math.Clamp(mean - (Wilson.Z95 * error), 0, 1), Math.Clamp(mean + (Wilson.Z95 * error), 0, 1)),
                new EstimateView(trusted.Average(), interval.Low, interval.High), people.Count, unlabelled));
        }

        return shares;
    }

    private static EstimateView? Estimate(double? value, int items, Func<IReadOnlyList<int>, double?> statistic)
    {
        if (value is not { } known) return null;
        var interval = Bootstrap.Interval(items, statistic);
        return new EstimateView(known, interval?.Low, interval?.High);
    }

    private static SortedDictionary<string, IReadOnlyDictionary<string, int>> Confusion(IEnumerable<(string From, string To)> moved)
        => new(moved.GroupBy(m => m.From, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyDictionary<string, int>)new SortedDictionary<string, int>(g.CountBy(m => m.To, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal), StringComparer.Ordinal), StringComparer.Ordinal);

    // People together contain each person; what counts contains every reviewer.
    private static bool IsPartOf(string whole, string part)
        => (whole == People && part.StartsWith(Verdict.PersonPrefix, StringComparison.Ordinal)) || (whole == Reviewed && part != RuleParty);

    private static int Trust(string party)
        => party == People ? 0 : party.StartsWith(Verdict.PersonPrefix, StringComparison.Ordinal) ? 1 : party == Reviewed ? 2 : party == RuleParty ? 4 : 3;

    /// <summary>Labels by party and failure.</summary>
    private sealed class AgreementLabels
    {
        private readonly Dictionary<string, Dictionary<string, (Fault Fault, double? Confidence)>> _byParty = new(StringComparer.Ordinal);

        public int Failures { get; set; }

        public IEnumerable<string> Parties => _byParty.Keys;

        public void Add(string party, string failure, Fault fault, double? confidence)
        {
            if (!_byParty.TryGetValue(party, out var labels)) _byParty[party] = labels = new(StringComparer.Ordinal);
            labels[failure] = (fault, confidence);
        }

        public IReadOnlyDictionary<string, (Fault Fault, double? Confidence)> Of(string party)
            => _byParty.TryGetValue(party, out var labels) ? labels : new Dictionary<string, (Fault, double?)>(StringComparer.Ordinal);

        public List<(Fault Reference, Fault Other)> Common(string reference, string other)
        {
            var (a, b) = (Of(reference), Of(other));
            return [.. a.Where(l => b.ContainsKey(l.Key)).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => (l.Value.Fault, b[l.Key].Fault))];
        }

        /// <summary>One label a failure: of the parties that count here, a reviewer's before a rule's.</summary>
        public Dictionary<string, Fault> Machine(Func<string, bool> counts)
        {
            var labels = new Dictionary<string, Fault>(StringComparer.Ordinal);
            foreach (var party in _byParty.Keys.Where(counts).OrderByDescending(Trust).ThenBy(p => p, StringComparer.Ordinal))
                foreach (var (failure, label) in _byParty[party]) labels[failure] = label.Fault;
            return labels;
        }
    }
}
