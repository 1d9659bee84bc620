namespace Faultline.Importers.Json;

/// <summary>Sorts the 64 bytes of a chunk into masks. One implementation for each vector width; the JIT specialises for each.</summary>
internal interface IByteClassifier
{
    /// <summary>Throws when <paramref name="chunk"/> has fewer than 64 bytes: no load can leave the buffer.</summary>
    static abstract void Classify(ReadOnlySpan<byte> chunk, out ByteMasks masks);
}
