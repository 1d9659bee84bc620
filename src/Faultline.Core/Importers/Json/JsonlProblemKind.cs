namespace Faultline.Importers.Json;

public enum JsonlProblemKind
{
    /// <summary>The line is no JSON.</summary>
    Malformed = 0,

    /// <summary>The last line has no line end and is no JSON: the writer was cut off.</summary>
    TornLastLine = 1,

    /// <summary>The line is JSON, but no object.</summary>
    NotAnObject = 2,

    /// <summary>The row was read after its invalid UTF-8 had been replaced. The row is handed out.</summary>
    InvalidUtf8 = 3,

    /// <summary>The row is longer than <see cref="JsonlOptions.MaxRowBytes"/>.</summary>
    TooLong = 4,

    /// <summary>The file is UTF-16; nothing of it was read.</summary>
    NotUtf8 = 5,

    /// <summary>The row was read with null for its bare NaN or Infinity. The row is handed out.</summary>
    BareNumber = 6,
}
