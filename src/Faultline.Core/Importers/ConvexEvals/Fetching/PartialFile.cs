using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>
/// A download that is not finished: <c>.part</c> holds the bytes, <c>.part.tag</c> the ETag and the full length of the file
/// they belong to. Without either, nothing proves that more bytes would continue the same file, and it starts over.
/// </summary>
internal sealed class PartialFile(string target)
{
    private readonly string part = target + ".part";
    private readonly string tag = target + ".part.tag";

    public string Path => part;

    /// <summary>Bytes that a further request may continue; null to start over.</summary>
    public long? Resumable => File.Exists(part) && File.Exists(tag) && new FileInfo(part).Length is > 0 and var length ? length : null;

    /// <summary>Asks for the missing bytes only, and for all of them should the file have changed.</summary>
    public void AskForRest(HttpRequestHeaders headers, long from)
    {
        headers.Range = new RangeHeaderValue(from, null);
        if (Known().Tag is { } known && EntityTagHeaderValue.TryParse(known, out var etag) && !etag.IsWeak) headers.IfRange = new RangeConditionHeaderValue(etag);
    }

    /// <summary>True when a 206 continues exactly the bytes that are here.</summary>
    public bool IsContinuedBy(HttpResponseMessage response, long from)
    {
        var (knownTag, knownLength) = Known();
        var range = response.Content.Headers.ContentRange;
        var sameTag = string.Equals(response.Headers.ETag?.ToString(), knownTag, StringComparison.Ordinal);
        return response.StatusCode == HttpStatusCode.PartialContent && range is { Unit: "bytes" } && range.From == from
            && sameTag && (knownLength is null || range.Length == knownLength);
    }

    /// <summary>Opens the file for the bytes of <paramref name="response"/>: at its end for a 206, empty for a 200.</summary>
    public FileStream Open(HttpResponseMessage response)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        if (response.StatusCode == HttpStatusCode.PartialContent) return new FileStream(part, FileMode.Append, FileAccess.Write, FileShare.None);
        Discard();
        var etag = response.Headers.ETag?.ToString();
        var length = response.Content.Headers.ContentLength?.ToString(CultureInfo.InvariantCulture);
        var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None);
        if (etag is not null || length is not null) File.WriteAllText(tag, $"{etag}\n{length}\n");
        return file;
    }

    /// <summary>False when fewer or more bytes are here than the server announced.</summary>
    public bool IsComplete() => Known().Length is not { } length || new FileInfo(part).Length == length;

    public void Finish()
    {
        File.Move(part, target, overwrite: true);
        File.Delete(tag);
    }

    public void Discard()
    {
        File.Delete(tag);
        File.Delete(part);
    }

    private (string? Tag, long? Length) Known()
    {
        if (!File.Exists(tag)) return (null, null);
        var lines = File.ReadAllText(tag).Split('\n');
        var length = lines.Length > 1 && long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : (long?)null;
        return (lines[0].Length > 0 ? lines[0] : null, length);
    }
}
