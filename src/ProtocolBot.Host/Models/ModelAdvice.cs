using Microsoft.Extensions.Options;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Models;

/// <summary>Before a turn is decided: asks the model, if there is one and there is reason to, and gives what it said in with the input. It never fails and never takes longer than its time.</summary>
internal sealed class ModelAdvice(ContentSet content, IOptions<LanguageModelOptions> options, TimeProvider time, Lazy<ModelCalls>? calls)
{
    private readonly LanguageModelOptions settings = options.Value;
    private readonly ModelBudget budget = new(options.Value.PerUserPerDay, time);
    private readonly Lazy<ModelTasks> tasks = new(() => new ModelTasks(content));

    public async Task<TurnInput> AdviseAsync(TurnState state, TurnInput input, CancellationToken cancellationToken)
    {
        if (calls is null || input is not TurnInput.Said { Text.Length: > 0 } said || state.Dialogs.Active is not null)
        {
            return input;
        }

        using var patience = new CancellationTokenSource(settings.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var alone = AskingModel.Decide(content, state, said);
        var understood = await UnderstoodAsync(state, said, alone, both.Token);
        return await WordedAsync(state, understood, ReferenceEquals(understood, said) ? alone : AskingModel.Decide(content, state, understood), both.Token);
    }

    private async Task<TurnInput.Said> UnderstoodAsync(TurnState state, TurnInput.Said said, TurnDecision? decided, CancellationToken cancellationToken)
    {
        if (!AskingModel.MayUnderstand(decided, settings.BelowConfidence) || !budget.Take(said.Person.Id))
        {
            return said;
        }

        var answer = await calls!.Value.AskAsync(tasks.Value.Understand(said.Text, state.Tongue ?? said.Tongue), ModelJson.Default.UnderstoodShape, cancellationToken);
        return answer is null ? said : said with { Model = said.Model with { Opinion = new ModelOpinion(answer.Kind, answer.Scenario, [.. answer.Articles.OfType<string>()], answer.Urgent) } };
    }

    private async Task<TurnInput.Said> WordedAsync(TurnState state, TurnInput.Said said, TurnDecision? decided, CancellationToken cancellationToken)
    {
        if (!settings.WordsAnswers || AskingModel.ToWord(decided) is not { IsEmpty: false } cited || !budget.Take(said.Person.Id))
        {
            return said;
        }

        var answer = await calls!.Value.AskAsync(tasks.Value.Word(said.Text, state.Tongue ?? said.Tongue, cited), ModelJson.Default.WordedShape, cancellationToken);
        // Nullable annotations are not held inside lists.
        return answer is null || answer.Sentences.Any(sentence => sentence is null) ? said : said with { Model = said.Model with { Answer = [.. answer.Sentences.Select(sentence => new ModelSentence(sentence.Text, sentence.Paragraph, sentence.Quote))] } };
    }
}
