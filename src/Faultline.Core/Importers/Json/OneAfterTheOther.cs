namespace Faultline.Importers.Json;

/// <summary>The order of blocks where one thread reads them all.</summary>
internal sealed class OneAfterTheOther : IBlockOrder
{
    private long _lineEnds;

    public void AwaitTurn(long block)
    {
        // It is always its turn.
    }

    public long LineEndsBefore(long block, long own)
    {
        var before = _lineEnds;
        _lineEnds += own;
        return before;
    }
}
