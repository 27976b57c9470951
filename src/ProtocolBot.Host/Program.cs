using ProtocolBot.Host.Commands;

return await CommandLine.RunAsync(args, CancellationToken.None);
