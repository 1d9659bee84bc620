using System.Runtime.CompilerServices;
using System.Text.Json;
using Faultline.Importers.Json;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>Checks of rows in which nothing failed: few kinds of rows share them, so that a row which passed costs next to nothing.</summary>
internal sealed class KnownChecks
{
    private const int Most = 32;

    private readonly List<((string Name, JsonValueKind Kind)[] Scores, IReadOnlyList<Check> Checks)> _known = [];

    /// <summary>The checks of scores that are all true or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public IReadOnlyList<Check> Of(ReadOnlySpan<JsonlMember> scores)
    {
        foreach (var known in _known)
        {
            if (Are(known.Scores, scores)) return known.Checks;
        }

        var made = new Check[scores.Length];
        var key = new (string, JsonValueKind)[scores.Length];
        for (var i = 0; i < made.Length; i++)
        {
            key[i] = (scores[i].Name, scores[i].Kind);
            made[i] = new Check { Name = Names.Of(scores[i].Name), Outcome = scores[i].Kind == JsonValueKind.True ? CheckOutcome.Passed : CheckOutcome.Unknown };
        }

        if (_known.Count < Most) _known.Add((key, made));
        return made;
    }

    private static bool Are((string Name, JsonValueKind Kind)[] known, ReadOnlySpan<JsonlMember> scores)
    {
        if (known.Length != scores.Length) return false;
        for (var i = 0; i < known.Length; i++)
        {
            if (known[i].Kind != scores[i].Kind || known[i].Name != scores[i].Name) return false;
        }

        return true;
    }
}
