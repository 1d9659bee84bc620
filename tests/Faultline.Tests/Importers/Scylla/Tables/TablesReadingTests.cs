using Faultline.Model;
using Faultline.Tests.Support;

namespace Faultline.Tests.Importers.Scylla.Tables;

public sealed class TablesReadingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-tables-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task RowsOfOneNameAreToldApartAndBlankMeansNotJudged()
    {
        File.WriteAllText(Path.Join(_folder, "runs.csv"), """
            experiment,agent_model,tier,subtest,run_number,score,impl_rate,passed,cost_usd,agent_duration_seconds,total_tokens,exit_code,api_calls
            run,haiku,T0,00,1,0.9,0.8,True,0.5,20.5,1000,0,9.0
            run,haiku,T0,00,1,0.0,,False,0.4,18.0,900,0,8.0
            run,haiku,T4,02,4,0.766,0.7,True,0.0,165.2,0,134,
            """);
        var read = await ScyllaData.ReadAsync(_folder);
        Assert.Equal(["run/T0/00/run_1", "run/T0/00/run_1#2", "run/T4/02/run_4"], read.Trials.Select(t => t.Key.Case));
        Assert.Equal([true, false, true], read.Trials.Select(t => t.AgentRuns![0].IsJudged!.Value));
        Assert.Equal((134, 0m, Outcome.Passed), (read.Trials[2].ExitCode, read.Trials[2].Usage!.CostUsd, read.Trials[2].Outcome));
        Assert.Equal(0.45m, read.Run!.MedianTrialCostUsd);
        Assert.Null(read.Run.Batch);
    }
}
