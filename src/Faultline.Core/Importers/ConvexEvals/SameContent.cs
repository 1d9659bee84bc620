using System.Text.Json;

namespace Faultline.Importers.ConvexEvals;

/// <summary>Compares two copies of one document or eval as JSON values: white space and order of keys do not count.</summary>
internal static class SameContent
{
    public static bool Of((ConvexDocument Document, EvalRow Row) first, (ConvexDocument Document, EvalRow Row) second, Notes notes)
    {
        using var a = first.Document.Parse(first.Row, notes);
        using var b = second.Document.Parse(second.Row, notes);
        return a is not null && b is not null && JsonElement.DeepEquals(a.RootElement, b.RootElement);
    }

    public static bool Of(ConvexDocument first, ConvexDocument second, Notes notes)
    {
        if (first.Rows.Count != second.Rows.Count || !Equals(first.Facts, second.Facts)) return false;
        for (var i = 0; i < first.Rows.Count; i++)
        {
            if (!Of((first, first.Rows[i]), (second, second.Rows[i]), notes)) return false;
        }

        return true;
    }

    private static bool Equals(RunFacts? first, RunFacts? second)
    {
        if (first is null || second is null) return first is null && second is null;
        if ((first.Planned is null) != (second.Planned is null)) return false;
        if (first.Planned is not null && second.Planned is not null && !first.Planned.SequenceEqual(second.Planned, StringComparer.Ordinal)) return false;
        return (first with { Planned = null }) == (second with { Planned = null });
    }
}
