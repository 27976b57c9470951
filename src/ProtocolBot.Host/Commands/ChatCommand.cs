namespace ProtocolBot.Host.Commands;

internal static class ChatCommand
{
    public static Task<int> RunAsync(string[] args, CancellationToken cancellationToken) => Task.FromResult(1);
}
