using System.CommandLine;

namespace Faultline.Commands;

/// <summary>One verb of the command line. Found by the catalog of this assembly: adding a verb is adding its file.</summary>
internal interface IVerb
{
    string Name { get; }

    /// <summary>One line for the list of verbs.</summary>
    string Summary { get; }

    /// <summary>Complete command lines with what they do, for <c>--help</c>.</summary>
    IReadOnlyList<Example> Examples { get; }

    /// <summary>Place in the list of verbs: the way of the data.</summary>
    int Order { get; }

    /// <summary>Adds arguments, options and the action.</summary>
    void Define(Command command, Shell shell);
}
