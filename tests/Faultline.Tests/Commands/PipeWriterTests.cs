using System.Text;
using Faultline.Commands;

namespace Faultline.Tests.Commands;

public sealed class PipeWriterTests
{
    [Fact]
    public void WhatSomebodyWritesHimselfStandsInItsPlace()
    {
        using var stream = new MemoryStream();
        using (var writer = new PipeWriter(stream))
        {
            writer.WriteLine("before");
            writer.Write(utf8 => utf8.Write("{\"a\":1}\n"u8));
            writer.WriteLine("behind");
        }

        Assert.Equal("before\n{\"a\":1}\nbehind\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void AReaderThatWentAwayIsNoticedThereToo()
    {
        using var writer = new PipeWriter(new MemoryStream());
        Assert.Throws<IOException>(() => writer.Write(static _ => throw new IOException("Broken pipe")));
        Assert.True(writer.Broken);
    }
}
