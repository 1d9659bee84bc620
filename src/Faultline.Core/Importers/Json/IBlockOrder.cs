namespace Faultline.Importers.Json;

/// <summary>What the worker of one block must know of those before it.</summary>
internal interface IBlockOrder
{
    /// <summary>Returns when the consumer wants this block, so all before it are consumed.</summary>
    void AwaitTurn(long block);

    /// <summary>States how many line ends lie in a block and returns how many lie in all before it. Every block must be stated, each once.</summary>
    long LineEndsBefore(long block, long own);
}
