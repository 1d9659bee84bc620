using System.Runtime.InteropServices;
using System.Text.Json;

namespace Faultline.Importers.Json;

/// <summary>Where a value lies in its row; the default stands for a field that is not there.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JsonlSlice(int Start, int Length, JsonValueKind Kind);
