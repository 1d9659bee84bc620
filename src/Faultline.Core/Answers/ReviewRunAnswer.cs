using System.Globalization;
using System.Text;
using Faultline.Reports.Machine;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>What a review did, or would do.</summary>
public sealed class ReviewRunAnswer : Answer
{
    public required ReviewView View { get; init; }

    /// <summary>The command that goes on where this one ended.</summary>
    public string? Resume { get; init; }

    public override string ToJson() => MachineJson.Write(View) + "\n";

    public override string ToText()
    {
        var text = new StringBuilder();
        foreach (var reviewer in View.Reviewers)
        {
            if (View.DryRun) Estimate(text, reviewer);
            else Result(text, reviewer);
        }

        var s = View.Status;
        if (View.Propagated > 0) text.Append(CultureInfo.InvariantCulture, $"{View.Propagated} failures got their verdict from like ones that were read (propagated).\n");
        text.Append(CultureInfo.InvariantCulture, $"{s.Failures} failures: {s.Reviewed} reviewed, {s.Propagated} propagated, {s.Provisional} provisional, {s.Open} open; {s.Disputed} disputed, {s.FailedReviews} whose last review failed\n");
        if (Resume is { } command) text.Append("Go on with: ").Append(command).Append('\n');
        return text.ToString();
    }

    private static void Estimate(StringBuilder text, ReviewerRunView r)
    {
        var price = r.SpentUsd is { } usd
            ? string.Create(CultureInfo.InvariantCulture, $"about {usd:0.00} USD, at most {r.WorstUsd:0.00}{(r.PriceIsAssumed ? " (no price was said: reckoned with 15/75 USD for a million tokens; --price IN/OUT says it)" : "")}")
            : "cost unknown: the reviewer tells it afterwards, or --price says it";
        text.Append(CultureInfo.InvariantCulture, $"{Visible.Line(r.Reviewer)}: {r.Packets} packets, {r.Calls} calls, about {r.InputTokens} tokens in and {r.OutputTokens} out, {price}. Nothing was asked.\n");
    }

    private static void Result(StringBuilder text, ReviewerRunView r)
    {
        text.Append(CultureInfo.InvariantCulture, $"{Visible.Line(r.Reviewer)}: {r.Reviewed} reviewed, {r.Failed} failed reviews, {r.Pending} handed over, {r.Left} left; {r.Calls} calls, {r.Kept} kept answers, {r.InputTokens} tokens in, {r.OutputTokens} out\n");
        if (r.SpentUsd is { } spent)
            text.Append(CultureInfo.InvariantCulture, $"  {spent:0.0000} USD{(r.InDoubtUsd > 0 ? string.Create(CultureInfo.InvariantCulture, $", of which {r.InDoubtUsd:0.0000} are worst cases of calls whose answer was lost") : "")}{(r.PriceIsAssumed ? " at an assumed price of 15/75 USD for a million tokens (--price IN/OUT)" : "")}\n");
        else if (r.Calls > 0) text.Append("  cost unknown\n");
        if (r.Quotes > 0) text.Append(CultureInfo.InvariantCulture, $"  {r.RefusedQuotes} of {r.Quotes} quotes refused ({100d * r.RefusedQuotes / r.Quotes:0.0} %)\n");
        if (r.Stopped is { } why) text.Append("  stopped: ").Append(Visible.Line(why)).Append('\n');
    }
}
