using System.Text.Json;
using Faultline.Statistics;
using Faultline.Tests.Support;

namespace Faultline.Tests.Statistics;

/// <summary>Agreement, calibration and corrected means on every row of the reference file beside the checkout; skipped where it is not.</summary>
public sealed class GoldenAgreementTests
{
    [Fact]
    public void EveryKappaAgrees()
    {
        foreach (var row in Root().GetProperty("cohen_kappa").EnumerateArray())
        {
            if (!row.TryGetProperty("kappa", out var kappa)) continue;
            var table = Table(row.GetProperty("table"));
            var weight = row.TryGetProperty("wt", out var wt) ? wt.GetString() : null;
            Assert.Equal(kappa.GetDouble(), (weight switch { null => table.Kappa, "linear" => table.WeightedKappa(1), _ => table.WeightedKappa(2) })!.Value, 1e-9);
            if (weight is null && row.TryGetProperty("se", out var se)) Assert.Equal(se.GetDouble(), table.KappaError!.Value, 1e-9);
        }
    }

    [Fact]
    public void EveryAc1Agrees()
    {
        foreach (var row in Root().GetProperty("gwet_ac1").EnumerateArray())
        {
            var table = Table(row.GetProperty("table"));
            Assert.Equal(row.GetProperty("po").GetDouble(), table.Agreement!.Value, 1e-9);
            Assert.Equal(row.GetProperty("kappa").GetDouble(), table.Kappa!.Value, 1e-9);
            Assert.Equal(row.GetProperty("ac1").GetDouble(), table.Ac1!.Value, 1e-9);
        }
    }

    [Fact]
    public void EveryAlphaAgrees()
    {
        foreach (var row in Root().GetProperty("krippendorff").EnumerateArray())
        {
            var raters = row.GetProperty("data").EnumerateArray().Select(r => r.EnumerateArray().ToList()).ToList();
            List<IReadOnlyList<double>> items =
                [.. Enumerable.Range(0, raters[0].Count).Select(i => (IReadOnlyList<double>)[.. raters.Select(r => r[i]).Where(v => v.ValueKind == JsonValueKind.Number).Select(v => v.GetDouble())])];
            foreach (var scale in Enum.GetValues<KrippendorffAlpha.Scale>())
                if (row.TryGetProperty(scale.ToString().ToLowerInvariant(), out var expected)) Assert.Equal(expected.GetDouble(), KrippendorffAlpha.Of(items, scale)!.Value, 1e-9);
        }
    }

    [Fact]
    public void TheCorrectedMeanAgrees()
    {
        var row = Root().GetProperty("ppi");
        double[] numbers(string name) => [.. row.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
        double[] unlabelled = [.. Enumerable.Repeat(1d, 26), .. Enumerable.Repeat(0d, 34)];
        foreach (var (name, weight) in new (string, double?)[] { ("classical", 0), ("ppi", 1), ("ppi_pp", null) })
        {
            var expected = row.GetProperty(name);
            var (mean, error, lambda) = PredictionPowered.Mean(numbers("Y"), numbers("Yhat"), unlabelled, weight);
            Assert.Equal(expected.GetProperty("theta").GetDouble(), mean, 1e-9);
            Assert.Equal(expected.GetProperty("se").GetDouble(), error, 1e-9);
            Assert.Equal(expected.GetProperty("lam").GetDouble(), lambda, 1e-9);
        }
    }

    [Fact]
    public void TheCalibrationErrorAgrees()
    {
        var row = Root().GetProperty("calibration");
        List<(double, bool)> labels = [.. row.GetProperty("p").EnumerateArray().Zip(row.GetProperty("y").EnumerateArray(), (p, y) => (p.GetDouble(), y.GetInt32() == 1))];
        Assert.Equal(row.GetProperty("ece_5_equal_width").GetDouble(), Calibration.Ece(labels, 5)!.Value, 1e-9);
    }

    [Fact]
    public void PrecisionRecallAndF1Agree()
    {
        var row = Root().GetProperty("classification");
        var pairs = row.GetProperty("true").EnumerateArray().Zip(row.GetProperty("pred").EnumerateArray(), (t, p) => (True: t.GetString(), Said: p.GetString())).ToList();
        var labels = row.GetProperty("labels").EnumerateArray().Select(l => l.GetString()).ToList();
        var counts = labels.Select(l => (pairs.Count(p => p.True == l && p.Said == l), pairs.Count(p => p.Said == l), pairs.Count(p => p.True == l)));
        Assert.Equal(row.GetProperty("macro_f1").GetDouble(), Classification.MacroF1(counts)!.Value, 1e-9);
        var table = new int[labels.Count, labels.Count];
        foreach (var (t, said) in pairs) table[labels.IndexOf(t), labels.IndexOf(said)]++;
        Assert.Equal(row.GetProperty("kappa").GetDouble(), new AgreementTable(table).Kappa!.Value, 1e-9);
    }

    [Fact]
    public void QuantilesAgree()
    {
        var row = Root().GetProperty("quantile_type7");
        double[] x = [.. row.GetProperty("x").EnumerateArray().Select(v => v.GetDouble())];
        foreach (var q in row.GetProperty("q").EnumerateObject())
            Assert.Equal(q.Value.GetDouble(), Bootstrap.Quantile(x, double.Parse(q.Name, System.Globalization.CultureInfo.InvariantCulture)), 1e-9);
    }

    [Fact]
    public void ABootstrapIntervalOfAMeanIsNearTheReference()
    {
        var row = Root().GetProperty("bootstrap_R");
        double[] x = [.. row.GetProperty("x").EnumerateArray().Select(v => v.GetDouble())];
        var (low, high) = Bootstrap.Interval(x.Length, drawn => drawn.Average(i => x[i]), 20_000)!.Value;
        Assert.Equal(row.GetProperty("percentile")[0].GetDouble(), low, 0.6);
        Assert.Equal(row.GetProperty("percentile")[1].GetDouble(), high, 1.2);
    }

    private static AgreementTable Table(JsonElement table)
    {
        var rows = table.EnumerateArray().Select(r => r.EnumerateArray().Select(c => c.GetInt32()).ToArray()).ToArray();
        var counts = new int[rows.Length, rows.Length];
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < rows.Length; j++) counts[i, j] = rows[i][j];
        return new AgreementTable(counts);
    }

    private static JsonElement Root()
    {
        var file = Path.Join(Repo.Shared, "statistics", "golden_stats.json");
        if (!File.Exists(file)) Assert.Skip($"no reference values at '{file}'");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return json.RootElement.Clone();
    }
}
