using System.Text.Json;

using ProtocolBot.Core.Onboarding;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

namespace ProtocolBot.Tests.Onboarding;

/// <summary>Somebody who follows the course to its end, pressing what is offered; right unless told otherwise.</summary>
internal sealed class CourseWalk(Chat chat, string work, string school)
{
    private const int MostSteps = 200;

    /// <summary>All that was heard.</summary>
    public List<Heard> Heard { get; } = [];

    public Heard Last => Heard[^1];

    /// <summary>Of the exercises the ids, in the order in which they came.</summary>
    public List<string> Exercises { get; } = [];

    public async Task<Heard> BeginAsync() => Hear(await chat.StartAsync("onboarding"));

    /// <summary>Goes on until this is asked.</summary>
    /// <param name="isRight">Whether an exercise is answered rightly.</param>
    public async Task<Heard> UntilAsync(string step, Func<string, bool>? isRight = null)
    {
        for (var steps = 0; steps < MostSteps && Last.Asks != $"onboarding/{step}"; steps++)
        {
            await StepAsync(isRight);
        }

        return Last.Asks == $"onboarding/{step}" ? Last : throw new InvalidOperationException($"'{step}' was never asked; at the end '{Last.Asks}'");
    }

    public async Task<Heard> StepAsync(Func<string, bool>? isRight = null)
    {
        var open = Last.Trace("protocolbot/question")?.GetProperty("question").GetString() ?? throw new InvalidOperationException("nothing is asked");
        return Hear(await chat.PressAsync("onboarding", open, Answer(open, isRight ?? (_ => true))));
    }

    public Heard Hear(Heard heard)
    {
        Heard.Add(heard);
        return heard;
    }

    /// <summary>What is right, as the table says; or something else.</summary>
    public static string Choose(string exercise, bool isRight)
    {
        var content = ShippedContent.Set;
        return ExerciseChoices.Of(content, content.Course!.Find(exercise)!).First(choice => choice.IsRight == isRight).Id;
    }

    private string Answer(string open, Func<string, bool> isRight)
    {
        switch (open)
        {
            case CourseSteps.Work:
                return work;
            case CourseSteps.School:
                return school;
            case CourseSteps.Acknowledge:
                return CourseSteps.Accepted;
            default:
                if (ShippedContent.Set.Course!.Find(open) is null)
                {
                    return CourseSteps.Next;
                }

                Exercises.Add(open);
                return Choose(open, isRight(open));
        }
    }

    public static int? Score(Heard heard) => heard.Activities.SelectMany(activity => activity.Entities ?? [])
        .Where(entity => entity.ValueKind == JsonValueKind.Object && entity.TryGetProperty("type", out var type) && type.GetString() == "protocolbot/lesson")
        .Select(entity => entity.GetProperty("score"))
        .Where(score => score.ValueKind == JsonValueKind.Number)
        .Select(score => (int?)score.GetInt32())
        .LastOrDefault();
}
