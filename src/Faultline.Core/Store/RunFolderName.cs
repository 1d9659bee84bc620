using System.Globalization;
using System.Text;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>
/// Folder names of runs. What is not <c>[A-Za-z0-9._-]</c> is percent-encoded, so that any id is one safe name on every file system,
/// and '~' is free to separate the revision. The id itself is read from the manifest, never from the name.
/// </summary>
internal static class RunFolderName
{
    /// <summary>Longest name that is spelled out.</summary>
    private const int Longest = 120;

    private static readonly string[] _devices =
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })];

    public static string Of(string id)
    {
        // A lone '%' is no encoding of anything.
        if (id.Length == 0) return "%";

        var name = new StringBuilder();
        var bytes = Encoding.UTF8.GetBytes(id);
        // Windows gives some names to devices whatever follows the first dot, and drops dots at the end; a dot in front hides or climbs.
        var isDevice = _devices.Contains(id.Split('.')[0], StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < bytes.Length; i++)
        {
            var isEdge = i == 0 || i == bytes.Length - 1;
            var isSafe = bytes[i] is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9')
                or (byte)'-' or (byte)'_' or (byte)'.';
            if (!isSafe || (isEdge && bytes[i] == (byte)'.') || (i == 0 && isDevice))
            {
                name.Append(CultureInfo.InvariantCulture, $"%{bytes[i]:X2}");
            }
            else
            {
                name.Append((char)bytes[i]);
            }
        }

        // One longer than any name that is spelled out, so the two kinds cannot meet.
        return name.Length <= Longest ? name.ToString() : WithHash(name.ToString(0, Longest - 12), id);
    }

    /// <summary>The name to use when another run's folder has <see cref="Of"/> already, but for upper and lower case.</summary>
    public static string Apart(string id)
    {
        var name = Of(id);
        return WithHash(name[..Math.Min(name.Length, Longest - 12)], id);
    }

    public static string WithRevision(string name, int revision) =>
        revision == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}~{revision}");

    /// <summary>The name and the revision that a folder's name is made of; false for folders that no import made.</summary>
    public static bool TryParse(string folder, out string name, out int revision)
    {
        var tilde = folder.IndexOf('~', StringComparison.Ordinal);
        name = tilde < 0 ? folder : folder[..tilde];
        revision = 1;
        return tilde < 0 || int.TryParse(folder.AsSpan(tilde + 1), NumberStyles.None, CultureInfo.InvariantCulture, out revision);
    }

    private static string WithHash(string start, string id) => $"{start}%{ContentHash.Short(id)}";
}
