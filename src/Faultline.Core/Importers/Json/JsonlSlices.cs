namespace Faultline.Importers.Json;

internal static class JsonlSlices
{
    extension(ReadOnlySpan<byte> row)
    {
        public JsonlValue Of(JsonlSlice slice) => new(row.Slice(slice.Start, slice.Length), slice.Kind);
    }
}
