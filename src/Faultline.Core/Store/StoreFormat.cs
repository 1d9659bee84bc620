using System.Globalization;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>The version of the files' layout, read before anything else of a manifest.</summary>
internal sealed record StoreFormat(int Format)
{
    /// <summary>What this program writes, and the newest it reads. In format 1 trials did not share lists of checks; it is read as well.</summary>
    public const int Current = 2;

    /// <exception cref="UserError">The manifest was written by a newer Faultline.</exception>
    public void MustBeKnown(string path)
    {
        if (Format <= Current) return;
        throw new UserError(
            string.Create(CultureInfo.InvariantCulture, $"'{path}' has store format {Format}; this Faultline reads formats up to {Current}."),
            "A newer Faultline wrote it. Update with 'dotnet tool update --global faultline', or use another workspace.");
    }
}
