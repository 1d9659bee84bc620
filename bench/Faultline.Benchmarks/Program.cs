using Faultline.Benchmarks;

return args switch
{
    ["generate-convex", .. var rest] => GenerateConvex.Run(rest),
    ["generate-batch", .. var rest] => GenerateBatch.Run(rest),
    ["batch", .. var rest] => BatchImport.Run(rest),
    ["startup", .. var rest] => Startup.Run(rest),
    _ => Usage.Print(),
};
