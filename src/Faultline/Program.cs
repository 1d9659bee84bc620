using Faultline.Commands;

return await CommandLine.RunAsync(args);
