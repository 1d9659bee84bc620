namespace Faultline.Importers.Json;

/// <summary>Sorts the 64 bytes of a chunk into masks. One implementation for each vector width; the JIT specialises for each.</summary>
internal interface IByteClassifier
{
    /// <summary>What matters in strings, where most bytes are: all but operators and spaces. Throws when <paramref name="chunk"/> has fewer than 64 bytes: no load can leave the buffer.</summary>
    static abstract void ClassifyText(ReadOnlySpan<byte> chunk, out ByteMasks masks);

    /// <summary>Adds operators and spaces; for chunks that are not inside of one string.</summary>
    static abstract void ClassifyStructure(ReadOnlySpan<byte> chunk, ref ByteMasks masks);
}
