using Faultline.Importers;
using Faultline.Importers.Conversation;
using Faultline.Model;
using Faultline.Tests.Support;

namespace Faultline.Tests.Importers.Conversation;

/// <summary>What the importer gives for a folder, gathered by run.</summary>
internal sealed class ConversationData
{
    public List<Run> Runs { get; } = [];

    public Dictionary<string, List<Trial>> Trials { get; } = new(StringComparer.Ordinal);

    public List<ImportDiagnostic> Diagnostics { get; } = [];

    public static string Fixture(params string[] parts) => Repo.Fixtures(["Importers", "conversation", .. parts]);

    public static string Shared(string set) => Repo.Shared is { } root && Directory.Exists(Path.Join(root, "conversation", set)) ? Path.Join(root, "conversation", set) : Skip();

    public static async Task<ConversationData> ReadAsync(string path, Func<ImportInput, ImportInput>? with = null)
    {
        var data = new ConversationData();
        var input = ImportInput.Of(path);
        await foreach (var item in new ConversationImporter().ReadAsync(with is null ? input : with(input), TestContext.Current.CancellationToken))
        {
            switch (item)
            {
                case ImportItem.OfRun stated:
                    if (data.Runs.FindIndex(run => run.Id == stated.Run.Id) is >= 0 and var at) data.Runs[at] = stated.Run;
                    else data.Runs.Add(stated.Run);
                    data.Trials.TryAdd(stated.Run.Id, []);
                    break;
                case ImportItem.OfTrial tried:
                    data.Trials[tried.Trial.Key.Run].Add(tried.Trial);
                    break;
                case ImportItem.OfDiagnostic met:
                    data.Diagnostics.Add(met.Diagnostic);
                    break;
                default:
                    throw new InvalidOperationException(item.GetType().Name);
            }
        }

        return data;
    }

    private static string Skip()
    {
        Assert.Skip("no shared data beside the checkout");
        return "";
    }
}
