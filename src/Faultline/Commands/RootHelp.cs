namespace Faultline.Commands;

/// <summary>The first page. Written without the parser, so that it is there at once.</summary>
internal static class RootHelp
{
    public static int Print(TextWriter output, IReadOnlyList<IVerb> verbs)
    {
        output.WriteLine("faultline: why did the evaluation fail, and whose fault is it?");
        output.WriteLine();
        output.WriteLine("Usage: faultline <verb> [options]");
        output.WriteLine();
        output.WriteLine("Verbs:");
        foreach (var verb in verbs) output.WriteLine($"  {verb.Name,-10} {verb.Summary}");
        output.WriteLine();
        output.WriteLine("Start here:");
        output.WriteLine("  faultline triage PATH          read a finished run and say what failed, where, and provisionally whose fault it is");
        output.WriteLine("  faultline <verb> --help        options and examples of a verb");
        output.WriteLine();
        output.WriteLine("Every verb takes --json. Exit codes: 0 done, 1 the asked-for condition was found, 2 could not do it all, 64 wrong usage.");
        return 0;
    }
}
