using Faultline.Model;
using Faultline.Review.Packets;

namespace Faultline.Review;

/// <summary>A verdict that somebody enters by hand: the same checks as for a model, with the quote's place found where none is named.</summary>
public static class VerdictEntry
{
    /// <summary>The checked verdict parts, or what is wrong with them.</summary>
    /// <param name="answer">Evidence may leave source and pointer empty: then the quote is looked for in the failure's texts.</param>
    /// <param name="asShown">True when the quotes are copied from a packet, where secrets and the model's name are taken out; false for the logs themselves.</param>
    /// <param name="problems">Empty when the answer stands.</param>
    public static ReviewAnswer? Check(
        ReviewAnswer answer, PacketInput input, Func<string, bool> rootExists, Func<string, string?> earlierReport, bool asShown, out IReadOnlyList<string> problems)
    {
        var names = ModelNames.Of(input.Run);
        var options = new PacketOptions();
        var texts = new TrialTexts(input.Run.Root, input.Trial, input.Facts, null, input.Gaps, text => asShown ? PacketCleaning.Clean(text, options, names, out _) : text);
        var context = new VerdictContext
        {
            Texts = texts,
            Gaps = [.. GapEntries.Of(input.Trial), .. input.Gaps],
            RootExists = rootExists,
            EarlierReport = earlierReport,
        };
        var placed = answer with { Evidence = [.. answer.Evidence.Select(e => Placed(e, answer.Fault, context))] };
        var looked = VerdictCheck.Check(placed, context);
        problems = looked.Problems;
        return looked.IsSound ? looked.Answer : null;
    }

    // For KNOWN_GAP the entry is looked for first: that is what the quote is for.
    private static Evidence Placed(Evidence evidence, Fault fault, VerdictContext context)
    {
        if (evidence.Source.Length > 0) return evidence;
        if (fault == Fault.KnownGap && context.Gaps.FirstOrDefault(g => Citation.Overlaps(g.Text, evidence.Quote)) is { } gap)
            return evidence with { Source = gap.Source, Pointer = gap.Pointer };
        return context.Texts.Holding(text => Citation.Holds(text, evidence.Quote) || Citation.Holds(context.Texts.Clean(text), evidence.Quote)) is { } at
            ? evidence with { Source = at.Source, Pointer = at.Pointer }
            : evidence with { Source = context.Texts.Trial.Artifacts is [var first, ..] ? first.At.Source : "(no source)" };
    }
}
