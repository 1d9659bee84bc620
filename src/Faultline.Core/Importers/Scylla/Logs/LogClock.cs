using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Faultline.Importers.Scylla.Logs;

/// <summary>
/// Child processes log in local time, without saying which. Some of their messages embed the same moment in UTC: from the first of
/// them on, local times are known.
/// </summary>
internal sealed class LogClock
{
    private readonly byte[] _last = new byte[19];
    private bool _hasLast;

    public TimeSpan? Offset { get; private set; }

    /// <summary>Remembers a record's local time, unparsed: it is asked for only where an attempt has no end.</summary>
    public void See(ReadOnlySpan<byte> record)
    {
        record[..19].CopyTo(_last);
        _hasLast = true;
        if (Offset is not null) return;
        var utc = record.IndexOf("Z ["u8);
        if (utc < 23 || !TryLocal(record[..19], out var local) || !TryLocal(record.Slice(utc - 23, 19), out var stated)) return;
        Offset = TimeSpan.FromMinutes(Math.Round((local - stated).TotalMinutes / 15) * 15);
    }

    /// <summary>The time of the last record in UTC; null before the offset is known.</summary>
    public DateTimeOffset? Last =>
        _hasLast && Offset is { } offset && TryLocal(_last, out var local) ? new DateTimeOffset(local - offset, TimeSpan.Zero) : null;

    public void Forget() => _hasLast = false;

    public static bool TryUtc(ReadOnlySpan<byte> text, out DateTimeOffset time) => DateTimeOffset.TryParse(
        Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    private static bool TryLocal(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        if (text.Length < 19 || text[4] != '-' || text[7] != '-' || text[13] != ':' || text[16] != ':') return false;
        if (!Number(text[..4], out var year) || !Number(text.Slice(5, 2), out var month) || !Number(text.Slice(8, 2), out var day)) return false;
        if (!Number(text.Slice(11, 2), out var hour) || !Number(text.Slice(14, 2), out var minute) || !Number(text.Slice(17, 2), out var second)) return false;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return false;
        time = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
        return true;
    }

    private static bool Number(ReadOnlySpan<byte> text, out int value) => Utf8Parser.TryParse(text, out value, out var used) && used == text.Length;
}
