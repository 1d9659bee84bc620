using Faultline.Benchmarks;

return args switch
{
    ["generate-convex", .. var rest] => GenerateConvex.Run(rest),
    ["startup", .. var rest] => Startup.Run(rest),
    _ => Usage.Print(),
};
