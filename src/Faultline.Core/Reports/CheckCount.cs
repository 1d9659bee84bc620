namespace Faultline.Reports;

/// <summary>How many failures a check failed first.</summary>
public sealed record CheckCount(string Check, int Failures)
{
    /// <summary>Stands in <see cref="Check"/> for failures of which no failed check is recorded.</summary>
    public const string NoneRecorded = "(no failed check recorded)";
}
