using System.Globalization;

using Faultline.Model;

namespace Faultline.Reports;

/// <summary>
/// Names of files for cases. Ids come from logs: each name is made of letters, digits, dot, dash and underscore, is no name that a
/// system keeps for itself, and no two names of one set differ only in case.
/// </summary>
internal static class CaseFiles
{
    // What stands beside the cases in the folders that they are written to.
    private static readonly string[] Taken = ["epic", "summary", "readme", "index"];

    /// <summary>Case to file name without extension. A case whose plain name is another's too has 12 digits of its id's hash at the end.</summary>
    internal static IReadOnlyDictionary<string, string> Names(IEnumerable<string> cases)
    {
        var ids = cases.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var shared = ids.GroupBy(Plain, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key)
            .Concat(Taken).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var used = ids.Select(Plain).Where(name => !shared.Contains(name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            var name = Plain(id);
            if (shared.Contains(name))
            {
                var stem = $"{name}-{ContentHash.Short(id)}";
                name = stem;
                for (var i = 2; !used.Add(name); i++) name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{i}");
            }

            names[id] = name;
        }

        return names;
    }

    private static string Plain(string id) => ReportPath.Segment(id, "case");
}
