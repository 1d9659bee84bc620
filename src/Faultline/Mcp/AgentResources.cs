using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Faultline.Mcp;

/// <summary>The reports that are written, as resources: <c>faultline://reports/{path below the reports folder}</c>.</summary>
internal sealed class AgentResources(ServerSettings settings)
{
    private const string Prefix = "faultline://reports/";
    private const int Most = 200;

    public IEnumerable<Resource> List()
    {
        if (!Directory.Exists(settings.Reports)) return [];
        return Directory.EnumerateFiles(settings.Reports, "*.md", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(settings.Reports, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Take(Most)
            .Select(path => new Resource { Uri = Prefix + path, Name = path, MimeType = "text/markdown", Description = "A report of failures and what was done about them" });
    }

    public ReadResourceResult Read(string uri)
    {
        var known = List().FirstOrDefault(r => r.Uri == uri)
            ?? throw new McpException($"There is no report '{uri}'; resources/list names those there are.");
        var text = File.ReadAllText(Path.Join(settings.Reports, known.Name));
        return new ReadResourceResult { Contents = [new TextResourceContents { Uri = uri, MimeType = known.MimeType, Text = text }] };
    }
}
