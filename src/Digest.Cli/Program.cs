using Digest.Cli;

return await DigestCommand.RunAsync(args);
