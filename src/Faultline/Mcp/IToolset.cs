namespace Faultline.Mcp;

/// <summary>The tools of one noun, in one file. Found by reflection: there is no list to edit.</summary>
internal interface IToolset
{
    IReadOnlyList<AgentTool> Tools { get; }
}
