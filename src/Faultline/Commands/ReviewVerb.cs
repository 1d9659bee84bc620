using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class ReviewVerb : IVerb
{
    public string Name => "review";

    public string Summary => "Have failures read by models, agents or people, within a budget; verdicts with evidence that was looked up";

    public int Order => 80;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline review jn76 --with openai:MODEL --budget 5.00 --price 1.25/10 --dry-run", "what it would ask and cost; asks nothing"),
        new("faultline review jn76 --with exec:\"./agent --json\" --parallel 4", "any command: the packet on its standard input, the answer on its standard output"),
        new("faultline review jn76 --with anthropic:SMALL --with anthropic:STRONG --cascade --budget 5.00", "the second is asked only where the first is unsure or contradicts the rule"),
        new("faultline review jn76 --with handoff:work/", "packets as files; run it again when the answers are there"),
        new("faultline review jn76 --with openai:MODEL --only disputed", "one more vote where reviewers disagree"),
    ];

    public void Define(Command command, Shell shell)
    {
        var run = new Argument<string>("RUN") { Description = "Run id or a unique prefix of it" };
        var with = new Option<string[]>("--with")
        {
            Description = "Who reviews: openai:MODEL, anthropic:MODEL, exec:\"COMMAND\" or handoff:FOLDER. Several vote each, or one after the other with --cascade",
            HelpName = "REVIEWER",
            Required = true,
        };
        var parallel = new Option<int>("--parallel") { Description = "Most calls under way at once", HelpName = "N", DefaultValueFactory = _ => 4 };
        var budget = new Option<string?>("--budget") { Description = "The most it may cost: 5.00 (US dollars) or 200000tokens. No parallel call overshoots it", HelpName = "AMOUNT" };
        var price = new Option<string?>("--price") { Description = "IN/OUT in US dollars for a million tokens, or one number for a call. Not said: 15/75 is assumed for APIs", HelpName = "PRICE" };
        var only = new Option<string?>("--only") { Description = "new, disputed, cluster:ID or fault:NAME. Default: what the reviewer has not judged yet", HelpName = "WHICH" };
        var sample = new Option<int?>("--sample") { Description = "So many failures, the same ones every time", HelpName = "N" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print packets, calls, tokens and money it would take, and ask nothing" };
        var again = new Option<bool>("--again") { Description = "Ask again where a verdict or a refused answer of this reviewer is kept" };
        var cascade = new Option<bool>("--cascade") { Description = "Ask each further reviewer only where those before were unsure, failed, or contradict the rule" };
        var representatives = new Option<bool>("--representatives") { Description = "Read some of each group of like failures; where they agree, their verdict is propagated to the others and marked so" };
        var baseUrl = new Option<string?>("--base-url") { Description = "Base URL of the API. Default: OPENAI_BASE_URL or ANTHROPIC_BASE_URL, else the provider's", HelpName = "URL" };
        var timeout = new Option<double?>("--timeout") { Description = "Seconds that one call may take. Default: 180 for an API, 900 for a command", HelpName = "SECONDS" };
        var maxOutput = new Option<int>("--max-output") { Description = "Most tokens of one answer", HelpName = "TOKENS", DefaultValueFactory = _ => 4000 };
        var requests = new Option<double?>("--rpm") { Description = "Most requests a minute", HelpName = "N" };
        var tokens = new Option<double?>("--tpm") { Description = "Most tokens a minute", HelpName = "N" };
        AtLeastOne(parallel);
        AtLeastOne(sample);
        AtLeastOne(maxOutput);
        command.Arguments.Add(run);
        foreach (var option in new Option[] { with, parallel, budget, price, only, sample, dryRun, again, cascade, representatives, baseUrl, timeout, maxOutput, requests, tokens }) command.Options.Add(option);
        var shown = PacketShownOptions.AddTo(command);
        var reports = ReportsOption.AddTo(command);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var request = new ReviewRequest
            {
                Run = parsed.GetValue(run)!,
                With = parsed.GetValue(with)!,
                Parallel = parsed.GetValue(parallel),
                Budget = parsed.GetValue(budget),
                Price = parsed.GetValue(price),
                Only = parsed.GetValue(only),
                Sample = parsed.GetValue(sample),
                DryRun = parsed.GetValue(dryRun),
                Again = parsed.GetValue(again),
                Cascade = parsed.GetValue(cascade),
                Representatives = parsed.GetValue(representatives),
                BaseUrl = parsed.GetValue(baseUrl),
                Timeout = parsed.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                MaxOutput = parsed.GetValue(maxOutput),
                RequestsPerMinute = parsed.GetValue(requests),
                TokensPerMinute = parsed.GetValue(tokens),
                KeepSecrets = shown.KeepSecrets(parsed),
                ShowModel = shown.ShowModel(parsed),
                ReportsFolder = ReportsOption.Folder(parsed, reports),
                Environment = Environment.GetEnvironmentVariable,
                Progress = shell.Progress,
            };
            var result = await workspace.Open(parsed, shell).ReviewAsync(request, cancel);
            return shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText);
        });
    }

    private static void AtLeastOne<T>(Option<T> option) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && result.GetValue(option) is < 1) result.AddError($"{option.Name} wants a number from 1");
    });
}
