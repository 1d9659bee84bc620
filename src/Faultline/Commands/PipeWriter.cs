using System.Text;

namespace Faultline.Commands;

/// <summary>UTF-8 without byte order mark, '\n' line ends on every system, and aware of a reader that goes away.</summary>
internal sealed class PipeWriter : StreamWriter
{
    public PipeWriter(Stream stream)
        : base(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 16 << 10)
    {
        NewLine = "\n";
    }

    /// <summary>True once a write failed because nobody reads any more.</summary>
    public bool Broken { get; private set; }

    /// <summary>Lets somebody write UTF-8 by himself, behind what was written before.</summary>
    public void Write(Action<Stream> utf8)
    {
        Flush();
        try
        {
            utf8(BaseStream);
        }
        catch (IOException)
        {
            Broken = true;
            throw;
        }
    }

    public override void Flush()
    {
        try
        {
            base.Flush();
        }
        catch (IOException)
        {
            Broken = true;
            throw;
        }
    }

    public void FlushQuietly()
    {
        try
        {
            Flush();
        }
        catch (IOException)
        {
            Broken = true;
        }
    }
}
