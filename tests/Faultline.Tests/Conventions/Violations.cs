namespace Faultline.Tests.Conventions;

internal static class Violations
{
    /// <summary>Fails with every violation, one a line, so that one run of the tests shows all there is to mend.</summary>
    public static void None(IEnumerable<string> violations, string rule)
    {
        var found = violations.Distinct(StringComparer.Ordinal).ToList();
        if (found.Count > 0) Assert.Fail($"{rule}\n{found.Count} found:\n  {string.Join("\n  ", found)}");
    }
}
