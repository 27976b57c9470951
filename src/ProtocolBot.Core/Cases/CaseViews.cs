using System.Collections.Immutable;

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Routes;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Core.Cases;

/// <summary>Puts a case in words for one person. What may be seen is decided here and nowhere else.</summary>
public static class CaseViews
{
    /// <summary>For a chat, which keeps what it shows: roles and steps, never a name and never the story.</summary>
    /// <param name="news">Why this person is told; null when the card is only renewed or looked at, and is headed by how it stands.</param>
    public static CaseView Card(ContentSet content, Tongue tongue, CaseWorld world, CaseFile file, PersonId viewer, NoticeKind? news, bool maybeTwice = false)
    {
        var speech = new CaseSpeech(content, tongue, world, file, viewer, Names: false);
        var said = (news is { } kind ? CaseWords.News(kind) : CaseNews.Of(speech)) is { } id ? speech.Say(id) : null;
        return View(speech) with { News = maybeTwice ? $"{said} {speech.Say(CaseWords.MaybeTwice)}".TrimStart() : said };
    }

    /// <summary>The same, as the answer to "Verstuur": what became of it, truthfully.</summary>
    public static CaseView Received(ContentSet content, Tongue tongue, CaseWorld world, CaseFile file)
    {
        var speech = new CaseSpeech(content, tongue, world, file, file.Reporter, Names: false);
        return View(speech) with { News = speech.Say(file.Seats.IsEmpty ? CaseWords.NewsNobody : CaseWords.NewsReceived) };
    }

    /// <summary>All that this person may know, for who signed in to read it.</summary>
    public static CaseView Page(ContentSet content, Tongue tongue, CaseWorld world, CaseFile file, PersonId viewer) =>
        View(new CaseSpeech(content, tongue, world, file, viewer, Names: true));

    /// <summary>Why a press did nothing: who did what when, or what is missing.</summary>
    public static string Refusal(ContentSet content, Tongue tongue, CaseWorld world, CaseFile? file, CaseRefusal refusal) => refusal switch
    {
        CaseRefusal.TooLate { Before: { } before } when file is not null => TooLate(new CaseSpeech(content, tongue, world, file, file.Reporter, Names: false), before),
        CaseRefusal.TooLate => CaseSpeech.Say(content, tongue, CaseWords.RefusedNotNow),
        CaseRefusal.Incomplete { Field: CaseInput.Choice } => CaseSpeech.Say(content, tongue, CaseWords.RefusedChoice),
        CaseRefusal.Incomplete => CaseSpeech.Say(content, tongue, CaseWords.RefusedText),
        CaseRefusal.NoDeputy => CaseSpeech.Say(content, tongue, CaseWords.RefusedNoDeputy),
        _ => CaseSpeech.Say(content, tongue, CaseWords.RefusedNoSuchCase),
    };

    /// <summary>To an administrator: nobody can get this case. Its number, and nothing of it.</summary>
    public static string Warning(ContentSet content, Tongue tongue, CaseNumber number) => CaseSpeech.Say(content, tongue, CaseWords.WarningNobody, ("number", number.Value));

    /// <summary>Somebody's own cases, the latest first.</summary>
    /// <param name="page">Where all of it can be read; null where there is no such place.</param>
    public static Reply.Message List(ContentSet content, Tongue tongue, CaseWorld world, ImmutableArray<CaseFile> mine, PersonId viewer, string? page)
    {
        var lines = mine.Select(file => new CaseSpeech(content, tongue, world, file, viewer, Names: false)).Select(speech => "- " + speech.Say(
            CaseWords.ListLine,
            ("number", speech.File.Number.Value),
            ("about", speech.Say(CaseWords.Of(speech.File.Route))),
            ("status", speech.Say(CaseWords.Of(speech.File.Status))),
            ("when", speech.When(speech.File.OpenedAt))));
        var text = mine.IsEmpty ? CaseSpeech.Say(content, tongue, CaseWords.ListNone) : string.Join("\n", lines);
        var more = page is null || mine.IsEmpty ? "" : "\n\n" + CaseSpeech.Say(content, tongue, CaseWords.ListPage, ("page", page));
        return new Reply.Message(CaseSpeech.Say(content, tongue, CaseWords.ListTitle), text + more, []) { Tongue = tongue };
    }

    /// <summary>No more than the reporter may know, for anybody may have pressed.</summary>
    private static string TooLate(CaseSpeech speech, CaseEvent before) => speech.Say(
        CaseWords.RefusedTooLate,
        ("when", speech.When(before.At)),
        ("what", CaseMoments.Of(speech, before)?.What ?? speech.Say(CaseWords.Of(speech.File.Status))));

    private static CaseView View(CaseSpeech speech)
    {
        var file = speech.File;
        return new CaseView
        {
            Number = file.Number,
            Route = file.Route,
            Priority = file.Opening.Priority,
            Status = file.Status,
            Stage = file.Stage + 1,
            Role = speech.RoleOf(speech.Viewer),
            Tongue = speech.Tongue,
            Title = speech.Say(CaseWords.Title, ("number", file.Number.Value)),
            About = speech.Say(CaseWords.Of(file.Route)),
            State = speech.Say(CaseWords.Of(file.Status)),
            Sent = speech.When(file.OpenedAt),
            Deadline = Deadline(speech),
            Facts = CaseFacts.Of(speech),
            Story = speech.Names ? CaseFacts.Story(speech) : [],
            ToDo = [.. file.Opening.Drill ? [speech.Say(CaseWords.Drill)] : ImmutableArray<string>.Empty, .. CaseToDo.Of(speech)],
            Phones = CaseToDo.Phones(speech),
            Timeline = CaseMoments.Of(speech),
            Actions = [.. CasePermissions.Of(file, speech.Viewer).Select(action => Button(speech, action))],
            Information = CaseFacts.Information(speech),
            InformationTitle = speech.Say(CaseWords.InfoTitle),
            PageLabel = speech.Say(CaseWords.ActionPage),
        };
    }

    private static CaseTerm? Deadline(CaseSpeech speech)
    {
        if (CaseDeadline.Next(speech.World, speech.File, speech.Viewer) is not { } next)
        {
            return null;
        }

        var over = next.Due < speech.World.Now;
        return new CaseTerm(speech.Say(over ? CaseWords.DeadlineOver : CaseWords.DeadlineBefore, ("what", speech.Say(CaseWords.Label(next.Action))), ("when", speech.When(next.Due))), next.Due, over);
    }

    private static CaseButton Button(CaseSpeech speech, CaseAction action)
    {
        var need = CaseInput.TextOf(action, speech.File.Route);
        var choices = Choices(speech, action);
        var label = speech.Say(CaseWords.Label(action));
        return new CaseButton(action, label)
        {
            Field = need is TextNeed.None ? null : speech.Say(Field(speech, action)),
            MustWrite = need is TextNeed.Required,
            ChoiceLabel = choices.IsEmpty ? null : speech.Say(CaseWords.Choice(action)),
            Choices = choices,
            Many = action is CaseAction.Close && speech.File.Route is not RouteId.Press,
            Confirm = CaseWords.HasConfirm(action) ? speech.Say(CaseWords.Confirm(action)) : null,
            Send = need is TextNeed.None ? label : speech.Say(CaseWords.ActionDo),
        };
    }

    /// <summary>What is written when the press was answered, the reporter reads; what ends another case they do not.</summary>
    private static string Field(CaseSpeech speech, CaseAction action) =>
        action is CaseAction.Close && speech.File.Route is RouteId.Press ? CaseWords.FieldClosePress : CaseWords.Field(action);

    private static ImmutableArray<Option> Choices(CaseSpeech speech, CaseAction action) => action switch
    {
        CaseAction.Advise => [.. Enum.GetValues<Advice>().Select(advice => new Option(CaseIds.Of(advice), speech.Say(CaseWords.Of(advice))))],
        CaseAction.Answer => [.. CaseIds.AnswerKinds.Select(kind => new Option(PolicyIds.Of(kind), speech.Say(CaseWords.Of(kind))))],
        CaseAction.Close => [.. CaseInput.Outcomes(speech.File).Select(outcome => new Option(CaseIds.Of(outcome), speech.Say(CaseWords.Of(outcome))))],
        _ => [],
    };
}
