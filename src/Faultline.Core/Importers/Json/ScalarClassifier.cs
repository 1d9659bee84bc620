namespace Faultline.Importers.Json;

/// <summary>For processors without vectors, and the plain statement of what the others do.</summary>
internal readonly struct ScalarClassifier : IByteClassifier
{
    public static void ClassifyText(ReadOnlySpan<byte> chunk, out ByteMasks masks)
    {
        masks = default;
        chunk = chunk[..64];
        for (var i = 0; i < chunk.Length; i++)
        {
            ulong c = ByteClass.Of(chunk[i]);
            masks.Quotes |= (c & 1) << i;
            masks.Backslashes |= ((c >> 1) & 1) << i;
            masks.Controls |= ((c >> 2) & 1) << i;
            masks.NonAscii |= ((c >> 5) & 1) << i;
        }
    }

    public static void ClassifyStructure(ReadOnlySpan<byte> chunk, ref ByteMasks masks)
    {
        chunk = chunk[..64];
        for (var i = 0; i < chunk.Length; i++)
        {
            ulong c = ByteClass.Of(chunk[i]);
            masks.Operators |= ((c >> 3) & 1) << i;
            masks.Spaces |= ((c >> 4) & 1) << i;
        }
    }
}
