using System.Globalization;
using System.Text;
using System.Text.Json;
using Faultline.Importers.Json;
using Faultline.Model;

namespace Faultline.Tests.Importers.Json;

public sealed class JsonlScanTests : IDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-rows-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void BlocksWorkersAndWidthsChangeNothing()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var file = RandomFile.Make(seed);
            var path = Write(file);
            var expected = PlainReading.Expected(file);
            var random = new Random(seed);
            for (var n = 0; n < 6; n++)
            {
                var options = new JsonlOptions
                {
                    BlockBytes = n == 0 ? 4 : random.Next(4, 40 + (n * n * 40)),
                    Workers = random.Next(1, 5),
                    Width = (VectorWidth)random.Next(5),
                };
                var actual = PlainReading.Actual(path, options);
                Assert.True(expected == actual, $"seed {seed}, {options}\nexpected {expected}\nfound {actual}");
            }
        }
    }

    [Fact]
    public void EveryBlockSizeGivesTheSameRows()
    {
        var file = RandomFile.Make(19);
        var path = Write(file);
        var expected = PlainReading.Expected(file);
        for (var bytes = 4; bytes <= Math.Min(file.Length, 600) + 1; bytes++) Assert.Equal(expected, PlainReading.Actual(path, new JsonlOptions { BlockBytes = bytes, Workers = 2 }));
    }

    [Fact]
    public void TheBytesInTheFileAreThoseOfTheRow()
    {
        var file = RandomFile.Make(3);
        foreach (var record in new JsonlScan(Write(file)).Rows(Cancel))
        {
            if (!record.IsRepaired) Assert.Equal(file.AsSpan((int)record.Offset, record.Length), record.Bytes.Span);
        }
    }

    [Theory]
    [InlineData("", 0, 0, 0)]
    [InlineData("\n", 1, 0, 1)]
    [InlineData("\uFEFF", 0, 0, 0)]
    [InlineData("\uFEFF{}", 1, 1, 0)]
    [InlineData("{}\r\n\r\n{}", 3, 2, 1)]
    [InlineData("{}\n{}\n", 2, 2, 0)]
    [InlineData(" {} \n\t\n", 2, 1, 1)]
    public void LinesAreCountedExactly(string text, long lines, long rows, long blank)
    {
        var scan = new JsonlScan(Write(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(rows, scan.Rows(Cancel).Count());
        Assert.Equal((lines, rows, blank, 0), (scan.Summary.Lines, scan.Summary.Rows, scan.Summary.Blank, scan.Summary.Unread));
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":tru}\n", JsonlProblemKind.Malformed, 2, 8, 16)]
    [InlineData("{\"a\":1}\n{\"a\":[1,", JsonlProblemKind.TornLastLine, 2, 8, 16)]
    [InlineData("{\"a\":1}\n\n[1]\n", JsonlProblemKind.NotAnObject, 3, 9, 9)]
    [InlineData("{\"a\":1}\n{\"a\":NaN}\n", JsonlProblemKind.BareNumber, 2, 8, 13)]
    [InlineData("{\"a\":1}\n\0\0\0\0", JsonlProblemKind.TornLastLine, 2, 8, 8)]
    [InlineData("\uFEFF{\"a\":1}\r\n{\"a\" 1}\r\n", JsonlProblemKind.Malformed, 2, 12, 17)]
    public void AProblemSaysFileLineAndByte(string text, JsonlProblemKind kind, long line, long rowOffset, long offset)
    {
        var path = Write(Encoding.UTF8.GetBytes(text));
        var scan = new JsonlScan(path);
        Assert.Equal(kind == JsonlProblemKind.BareNumber ? 2 : 1, scan.Rows(Cancel).Count());
        var problem = Assert.Single(scan.Summary.Problems);
        Assert.Equal((kind, path, line, rowOffset, offset), (problem.Kind, problem.File, problem.Line, problem.RowOffset, problem.Offset));
        var diagnostic = problem.ToDiagnostic("run/rows.jsonl");
        Assert.Equal(("run/rows.jsonl", (int?)line, DiagnosticSeverity.Error), (diagnostic.File, diagnostic.Line, diagnostic.Severity));
        Assert.Contains($"byte {offset} of the file", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InvalidUtf8InABrokenRowDoesNotMoveThePlaceOfTheFault()
    {
        byte[] file = [.. "{\"a\":\""u8, 0xFF, 0xFE, .. "\",\"b\":oops}\n"u8];
        var scan = new JsonlScan(Write(file));
        Assert.Empty(scan.Rows(Cancel));
        var problem = Assert.Single(scan.Summary.Problems);
        Assert.Equal((JsonlProblemKind.Malformed, file.IndexOf((byte)'o')), (problem.Kind, problem.Offset));
    }

    [Fact]
    public void ARowLargerThanABlockIsOneRow()
    {
        var text = new string('x', 3_000_000);
        var path = Write(Encoding.UTF8.GetBytes($"{{\"turn\":1}}\n{{\"text\":\"{text}\",\"turn\":2}}\n{{\"turn\":3}}"));
        foreach (var workers in (int[])[1, 3])
        {
            var scan = new JsonlScan(path, new JsonlFields("turn"), new JsonlOptions { BlockBytes = 1000, Workers = workers });
            Assert.Equal([1, 2, 3], scan.Rows(Cancel).Select(r => r["turn"].Integer!.Value));
        }
    }

    [Fact]
    public void ARowThatTheFastWayLeavesForItsLengthIsStillRead()
    {
        var path = Write(Encoding.UTF8.GetBytes($"{{\"text\":\"{new string('x', JsonlLimits.FastRowBytes)}\",\"turn\":2}}\n"));
        var scan = new JsonlScan(path, new JsonlFields("turn"));
        Assert.Equal(2, Assert.Single(scan.Rows(Cancel))["turn"].Integer);
        Assert.Equal(1, scan.Summary.ReadSlowly);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public void ARowBeyondTheLimitIsAProblemAndTheRestGoesOn(int blockBytes)
    {
        var path = Write(Encoding.UTF8.GetBytes($"{{\"turn\":1}}\n{{\"text\":\"{new string('x', 300)}\"}}\n{{\"turn\":3}}\n"));
        var scan = new JsonlScan(path, new JsonlFields("turn"), new JsonlOptions { BlockBytes = blockBytes, MaxRowBytes = 100 });
        Assert.Equal([(1L, 1L), (3L, 3L)], scan.Rows(Cancel).Select(r => (r.Line, r["turn"].Integer!.Value)));
        var problem = Assert.Single(scan.Summary.Problems);
        Assert.Equal((JsonlProblemKind.TooLong, 2, 11), (problem.Kind, problem.Line, problem.Offset));
    }

    [Fact]
    public void NestingBeyondTheLimitIsNamed()
    {
        var path = Write(Encoding.UTF8.GetBytes($"{{\"a\":{Nested(100)}}}\n{{\"a\":{Nested(300)}}}\n"));
        var scan = new JsonlScan(path);
        using var document = Assert.Single(scan.Rows(Cancel)).Parse();
        Assert.Contains("deeper than 256 levels", Assert.Single(scan.Summary.Problems).Message, StringComparison.Ordinal);

        static string Nested(int levels) => new string('[', levels) + new string(']', levels);
    }

    [Fact]
    public void Utf16IsSaidOnce()
    {
        var scan = new JsonlScan(Write([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{}\n{}\n")]));
        Assert.Empty(scan.Rows(Cancel));
        Assert.Equal(JsonlProblemKind.NotUtf8, Assert.Single(scan.Summary.Problems).Kind);
    }

    [Fact]
    public void OnlyRowsThatAreAskedForAreKeptAndAllAreCounted()
    {
        var path = Write(Rows(10_000));
        var fields = new JsonlFields("turn", "scores") { MembersOf = "scores" };
        var scan = new JsonlScan(path, fields, new JsonlOptions { BlockBytes = 5000, Workers = 3 });
        var turns = scan.Rows(row => row.HasMember(JsonValueKind.False), Cancel).Select(r => (r.Line, r["turn"].Integer!.Value)).ToList();
        Assert.Equal(Enumerable.Range(0, 10_000).Where(i => i % 7 == 0).Select(i => (i + 1L, (long)i)), turns);
        Assert.Equal((10_000, turns.Count, 0), (scan.Summary.Rows, scan.Summary.Kept, scan.Summary.ReadSlowly));
    }

    [Fact]
    public void WhatIsMadeOfTheRowsComesInFileOrderWithItsPlace()
    {
        var file = Rows(5000);
        var scan = new JsonlScan(Write(file), new JsonlFields("turn"), new JsonlOptions { BlockBytes = 999, Workers = 4 });
        var sums = new List<int>();
        var items = scan.Select(() => new int[1], (row, tally) => { tally[0]++; return row["turn"].Integer is { } turn && turn % 2 == 0 ? Text(turn) : null; }, tally => sums.Add(tally[0]), Cancel).ToList();
        Assert.Equal(Enumerable.Range(0, 2500).Select(i => Text(2 * i)), items.Select(i => i.Value));
        Assert.All(items, i => Assert.Contains($"\"turn\":{i.Value},", Encoding.UTF8.GetString(file, (int)i.Offset, i.Length), StringComparison.Ordinal));
        Assert.All(items, i => Assert.Equal(Text(i.Line - 1), i.Value));
        Assert.Equal(5000, sums.Sum());
    }

    [Fact]
    public void AnExceptionOfTheCallerIsThrownWhereItsRowWouldHaveStood()
    {
        var scan = new JsonlScan(Write(Rows(3000)), new JsonlFields("turn"), new JsonlOptions { BlockBytes = 500, Workers = 3 });
        var met = 0;
        Assert.Throws<FormatException>(() =>
        {
            foreach (var _ in scan.Rows(row => row["turn"].Integer == 2000 ? throw new FormatException() : true, Cancel)) met++;
        });
        Assert.InRange(met, 1, 2000);
        Assert.Throws<InvalidOperationException>(() => scan.Summary);
    }

    [Fact]
    public void WhoStopsEarlyOrCancelsLeavesNoThreadWaiting()
    {
        var path = Write(Rows(3000));
        var options = new JsonlOptions { BlockBytes = 500, Workers = 3 };
        Assert.Equal(5, new JsonlScan(path, options: options).Rows(Cancel).Take(5).Count());
        using var cancel = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var _ in new JsonlScan(path, options: options).Rows(cancel.Token)) cancel.Cancel();
        });
        // Would be refused on Windows while a reader holds the file.
        File.Delete(path);
    }

    [Fact]
    public void AFileThatBecomesShorterMeanwhileIsNotReadAsIfItWereWhole()
    {
        var path = Write(Rows(3000));
        Assert.Throws<IOException>(() =>
        {
            foreach (var _ in new JsonlScan(path, options: new JsonlOptions { BlockBytes = 500, Workers = 1 }).Rows(Cancel))
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                file.SetLength(2000);
            }
        });
    }

    [Fact]
    public void ProblemsAreLimitedAndCounted()
    {
        var scan = new JsonlScan(Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("broken\n", 500)))), options: new JsonlOptions { MaxProblems = 10, BlockBytes = 100 });
        Assert.Empty(scan.Rows(Cancel));
        Assert.Equal((500, 10), (scan.Summary.Unread, scan.Summary.Problems.Count));
        Assert.Equal(Enumerable.Range(1, 10).Select(i => (long)i), scan.Summary.Problems.Select(p => p.Line));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static byte[] Rows(int count)
        => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(i => $"{{\"turn\":{i},\"scores\":{{\"a\":true,\"b\":{(i % 7 == 0 ? "false" : "null")}}},\"text\":\"{new string('\u00e9', i % 50)}\"}}\n")));

    private string Write(byte[] bytes)
    {
        var path = Path.Join(_folder, "rows.jsonl");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
