using Faultline.Benchmarks;

return args switch
{
    ["generate-convex", .. var rest] => GenerateConvex.Run(rest),
    ["loghub", .. var rest] => Loghub.Run(rest),
    ["messages", .. var rest] => Messages.Run(rest),
    ["scale", .. var rest] => Scale.Run(rest),
    ["startup", .. var rest] => Startup.Run(rest),
    _ => Usage.Print(),
};
