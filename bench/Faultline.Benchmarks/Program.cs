using Faultline.Benchmarks;

return args switch
{
    ["generate-convex", .. var rest] => GenerateConvex.Run(rest),
    ["generate-judged", .. var rest] => GenerateJudged.Run(rest),
    ["judged", .. var rest] => Judged.Run(rest),
    ["scan-judged", .. var rest] => ScanJudged.Run(rest),
    ["generate-batch", .. var rest] => GenerateBatch.Run(rest),
    ["batch", .. var rest] => BatchImport.Run(rest),
    ["loghub", .. var rest] => Loghub.Run(rest),
    ["messages", .. var rest] => Messages.Run(rest),
    ["scale", .. var rest] => Scale.Run(rest),
    ["review", .. var rest] => await ReviewLoad.RunAsync(rest),
    ["review-server", .. var rest] => ReviewServer.Run(rest),
    ["startup", .. var rest] => Startup.Run(rest),
    _ => Usage.Print(),
};
