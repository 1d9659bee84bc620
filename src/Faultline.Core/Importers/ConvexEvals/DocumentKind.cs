namespace Faultline.Importers.ConvexEvals;

internal enum DocumentKind
{
    /// <summary><c>debugQueries:getFailedEvalsForRun</c>.</summary>
    Summary = 0,

    /// <summary><c>runs:getRunDetails</c>.</summary>
    Details = 1,

    /// <summary><c>debug:getEvalDebugInfo</c>.</summary>
    DebugInfo = 2,
}
