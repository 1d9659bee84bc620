using Faultline.Benchmarks;

return args switch
{
    ["generate-convex", .. var rest] => GenerateConvex.Run(rest),
    ["review", .. var rest] => await ReviewLoad.RunAsync(rest),
    ["review-server", .. var rest] => ReviewServer.Run(rest),
    ["startup", .. var rest] => Startup.Run(rest),
    _ => Usage.Print(),
};
