namespace Faultline.Importers.Scylla.Logs;

internal enum LogErrorKind
{
    /// <summary>A sub-test's worker process raised.</summary>
    Worker = 0,

    /// <summary>A judge gave no judgement.</summary>
    Judge = 1,

    /// <summary>The whole experiment ended with an exception.</summary>
    Experiment = 2,

    /// <summary>The experiment's configuration was refused.</summary>
    Configuration = 3,

    /// <summary>The provider turned a worker away.</summary>
    RateLimit = 4,

    /// <summary>The repository could not be fetched.</summary>
    Clone = 5,

    /// <summary>A tier ended with an exception.</summary>
    Tier = 6,

    /// <summary>A traceback that no record announces.</summary>
    Uncaught = 7,

    /// <summary>Another record of level ERROR.</summary>
    Other = 8,
}
