namespace Faultline.Importers.Json;

/// <summary>Bytes that are looked at in one step; all give the same answers. Tests force each of them.</summary>
internal enum VectorWidth
{
    /// <summary>The widest that the processor has.</summary>
    Best = 0,
    Scalar = 1,
    Vector128 = 2,
    Vector256 = 3,
    Vector512 = 4,
}
