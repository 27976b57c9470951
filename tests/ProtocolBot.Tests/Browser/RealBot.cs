using System.Diagnostics;
using System.Text.RegularExpressions;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Dialogs;
using ProtocolBot.Core.Language;
using ProtocolBot.Host.Content;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Browser;

/// <summary>The real host as a process of its own, on a port of its own, with an empty folder for its data.</summary>
internal sealed partial class RealBot : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly DirectoryInfo data;

    private RealBot(Process process, DirectoryInfo data, string address)
    {
        this.process = process;
        this.data = data;
        Address = address;
    }

    public string Address { get; }

    public static async Task<RealBot> StartAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("protocolbot-");
        var program = Path.Combine(AppContext.BaseDirectory, "ProtocolBot.Host.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0", "--Storage:Folder", data.FullName, "--Understanding:Folder", LearntOnce.Folder])
        {
            WorkingDirectory = data.FullName,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var process = Process.Start(start);
        Assert.NotNull(process);
        return new RealBot(process, data, await AddressAsync(process, cancellationToken));
    }

    /// <summary>The labels of answers as the content has them now, so that a better word breaks no test.</summary>
    public static IReadOnlyList<string> Labels(Tongue tongue, params (string Scenario, string Question, string Answer)[] answers)
    {
        var content = ContentLoader.Load(Path.Combine(AppContext.BaseDirectory, "dialogs"));
        return [.. answers.Select(answer => Label(content, answer).In(tongue))];
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        data.Delete(recursive: true);
    }

    private static Text Label(ContentSet content, (string Scenario, string Question, string Answer) answer)
    {
        var choices = content.Scenario(answer.Scenario)?.Dialog.Step(answer.Question)?.Prompt switch
        {
            ChoicePrompt choice => choice.Choices,
            ConfirmPrompt confirm => confirm.Choices,
            _ => [],
        };
        var found = choices.FirstOrDefault(choice => choice.Id == answer.Answer);
        Assert.True(found is not null, $"{answer} is not in the content");
        return found.Label;
    }

    private static async Task<string> AddressAsync(Process process, CancellationToken cancellationToken)
    {
        var heard = new List<string>();
        var listening = new TaskCompletionSource<string>();
        void Hear(string? line)
        {
            lock (heard)
                heard.Add(line ?? "");
            if (Listening().Match(line ?? "") is { Success: true } match)
                listening.TrySetResult(match.Groups[1].Value);
        }

        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var first = await Task.WhenAny(listening.Task, process.WaitForExitAsync(cancellationToken), Task.Delay(StartsWithin, cancellationToken));
        lock (heard)
            Assert.True(first == listening.Task, "The bot did not start: " + string.Join("\n", heard));
        return await listening.Task;
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
