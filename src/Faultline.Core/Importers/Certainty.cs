namespace Faultline.Importers;

/// <summary>How sure an importer is that an input is its format.</summary>
public enum Certainty
{
    No = 0,
    Maybe = 1,
    Sure = 2,
}
