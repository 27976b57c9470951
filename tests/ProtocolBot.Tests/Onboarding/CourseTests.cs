using ProtocolBot.BotFramework;
using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Onboarding;
using ProtocolBot.Tests.Conversations;
using ProtocolBot.Tests.Policy;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Onboarding;

public sealed class CourseOnSqliteTests(OneBot one) : CourseTests(one), IClassFixture<OneBot>;

public sealed class CourseOnPostgresTests(OneBotOnPostgres one) : CourseTests(one), IClassFixture<OneBotOnPostgres>;

/// <summary>The course through the real endpoint: from the first lesson to the acknowledgement, for everybody, and whatever comes in between.</summary>
public abstract class CourseTests(OneBot one)
{
    private static Course Course => ShippedContent.Set.Course!;

    public static TheoryData<string, string, string> Everybody => [.. from work in CourseIds.Works from school in CourseIds.SchoolKinds from locale in new[] { "nl-NL", "en-GB" } select (work, school, locale)];

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task The_whole_course_can_be_followed(string work, string school, string locale)
    {
        var walk = new CourseWalk(Somebody(locale), work, school);

        await walk.BeginAsync();
        await walk.UntilAsync(CourseSteps.Acknowledge);
        var thanked = await walk.StepAsync();

        var lessons = Course.Lessons.Where(lesson => lesson.For.Fits(school, work)).ToList();
        Assert.Equal(work == CourseIds.Leader ? 7 : 6, lessons.Count);
        Assert.Equal(lessons.SelectMany(lesson => lesson.Exercises).Where(exercise => exercise.For.Fits(school, work)).Select(exercise => exercise.Id), walk.Exercises.SkipLast(Course.Draw));
        Assert.Equal(100, walk.Heard.Select(CourseWalk.Score).Last(score => score is not null));
        Assert.Contains(Word(CourseWords.AcceptedTitle, locale), thanked.Words, StringComparison.Ordinal);
        Assert.Contains(Word(CourseWords.EndTitle, locale), thanked.Words, StringComparison.Ordinal);
        Assert.All(lessons.SelectMany(lesson => lesson.Texts).Where(text => text.For.Fits(school, work)), text => Assert.Contains(walk.Heard, heard => heard.Words.Contains(text.Text.In(TongueOf(locale)), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task While_the_protocol_is_a_draft_the_acknowledgement_says_so()
    {
        var walk = new CourseWalk(Somebody(), CourseIds.Teacher, "vo");

        await walk.BeginAsync();
        var asked = await walk.UntilAsync(CourseSteps.Acknowledge);

        Assert.Contains(Word(CourseWords.AcknowledgeSentence), asked.Words, StringComparison.Ordinal);
        Assert.Contains(Word(CourseWords.AcknowledgeDraft), asked.Words, StringComparison.Ordinal);
        Assert.Equal("acknowledgement", asked.Trace("protocolbot/lesson")?.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Who_does_not_agree_is_offered_a_talk()
    {
        var chat = Somebody();
        var walk = new CourseWalk(chat, CourseIds.Support, "po");
        await walk.BeginAsync();
        await walk.UntilAsync(CourseSteps.Acknowledge);

        var heard = await chat.PressAsync("onboarding", CourseSteps.Acknowledge, CourseSteps.Declined);

        Assert.Contains(Word(CourseWords.Declined), heard.Words, StringComparison.Ordinal);
        Assert.Contains(OneBot.Wording("role.leidinggevende"), heard.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_answer_gets_its_reason_and_the_paragraph_of_the_table()
    {
        var walk = new CourseWalk(Somebody(), CourseIds.Teacher, "vo");
        await walk.BeginAsync();
        await walk.UntilAsync("posting-debate");

        var heard = await walk.StepAsync(_ => false);

        var verdict = Judging.Verdict(ShippedContent.Set, (Exercise.Situation)Course.Find("posting-debate")!)!;
        Assert.Contains(verdict.Because.Dutch, heard.Words, StringComparison.Ordinal);
        Assert.Contains(Word(CourseWords.Wrong).Split('{')[0], heard.Words, StringComparison.Ordinal);
        Assert.Contains(ShippedContent.Set.Protocol.Find(verdict.Articles[0])!.Verbatim, heard.Words, StringComparison.Ordinal);
        Assert.Contains("\"Artikel 5.3\"", heard.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_mistakes_bring_their_lessons_back_and_then_another_try()
    {
        var walk = new CourseWalk(Somebody(), CourseIds.Teacher, "vo");
        await walk.BeginAsync();
        await walk.UntilAsync(CourseSteps.Quiz);
        var before = walk.Exercises.Count;

        await walk.UntilAsync("posting", exercise => Course.Find(exercise)!.Lesson is not "posting" and not "contact");
        var failed = walk.Last;
        await walk.UntilAsync(CourseSteps.Quiz);
        var again = walk.Exercises.Skip(before + Course.Draw).ToList();
        await walk.UntilAsync(CourseSteps.Acknowledge);

        Assert.InRange(CourseWalk.Score(failed)!.Value, 1, Course.Pass - 1);
        Assert.Contains(Word(CourseWords.FailedTitle), failed.Words, StringComparison.Ordinal);
        Assert.All(again, exercise => Assert.Contains(Course.Find(exercise)!.Lesson, new[] { "posting", "contact" }));
        Assert.Contains(again, exercise => Course.Find(exercise)!.Lesson == "contact");
    }

    [Fact]
    public async Task One_goes_on_where_one_left_off_on_another_device()
    {
        var persona = $"nieuw-{Guid.NewGuid():n}";
        var walk = new CourseWalk(one.Bot.Chat(persona: persona), CourseIds.Teacher, "vo");
        await walk.BeginAsync();
        await walk.UntilAsync("contact-teams");

        var there = await one.Bot.Chat(persona: persona).SayAsync("ik ben nieuw");

        Assert.Equal("onboarding/contact-teams", there.Asks);
    }

    [Theory]
    [InlineData("mag niet", "onboarding/posting-consent-known")]
    [InlineData("3", "onboarding/posting-consent-known")]
    [InlineData("wat zegt artikel 5.8?", "onboarding/posting-debate")]
    [InlineData("hoe laat begint de ouderavond", "onboarding/posting-debate")]
    [InlineData("help", "onboarding/posting-debate")]
    [InlineData("terug", "onboarding/posting-debate")]
    [InlineData("English", "onboarding/posting-debate")]
    [InlineData("blub blub", "onboarding/posting-debate")]
    public async Task In_the_middle_an_answer_goes_on_and_a_question_is_answered_first(string text, string then)
    {
        var chat = Somebody();
        var walk = new CourseWalk(chat, CourseIds.Teacher, "vo");
        await walk.BeginAsync();
        await walk.UntilAsync("posting-debate");

        var heard = await chat.SayAsync(text);

        Assert.Equal(then, heard.Asks);
    }

    [Fact]
    public async Task A_question_in_the_middle_gets_the_words_of_the_protocol()
    {
        var chat = Somebody();
        var walk = new CourseWalk(chat, CourseIds.Teacher, "vo");
        await walk.BeginAsync();
        await walk.UntilAsync("posting-debate");

        var heard = await chat.SayAsync("wat zegt artikel 5.8?");

        Assert.Contains(ShippedContent.Set.Protocol.Find("5.8")!.Verbatim, heard.Words, StringComparison.Ordinal);
        Assert.Contains(Word(CourseWords.LessonGoesOn), heard.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_problem_in_the_middle_goes_to_its_dialog_and_the_lesson_waits()
    {
        var chat = Somebody();
        var walk = new CourseWalk(chat, CourseIds.Teacher, "vo");
        await walk.BeginAsync();
        await walk.UntilAsync("contact-request-pupil");

        var dialog = await chat.SayAsync("dit gebeurt nu bij mij");
        var asked = new List<string?> { dialog.Asks, (await chat.SayAsync("een leerling")).Asks, (await chat.SayAsync("nee, niets zorgelijks")).Asks };
        asked.Add((await chat.PressAsync("friend-request", "account", "private")).Asks);
        var verdict = await chat.PressAsync("friend-request", "state", "new");
        var back = await chat.AskAsync("course", "go-on");

        Assert.Equal("friend-request/who", asked[0]);
        Assert.Equal("not-allowed", verdict.Verdict);
        Assert.Contains(Word(CourseWords.Back), verdict.Words, StringComparison.Ordinal);
        Assert.Equal("onboarding/contact-request-pupil", back.Asks);
    }

    [Fact]
    public async Task Danger_in_the_middle_of_a_lesson_goes_first()
    {
        var chat = Somebody();
        var walk = new CourseWalk(chat, CourseIds.Teacher, "vo");
        await walk.BeginAsync();
        await walk.UntilAsync("posting-debate");

        var heard = await chat.SayAsync("help er staat nu een leerling met een mes in de klas");

        Assert.StartsWith("escalation/", heard.Asks, StringComparison.Ordinal);
        Assert.Contains("112", heard.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_stops_and_verder_goes_on()
    {
        var chat = Somebody();
        var walk = new CourseWalk(chat, CourseIds.Teacher, "vo");
        await walk.BeginAsync();
        await walk.UntilAsync("posting-debate");

        var stopped = await chat.SayAsync("stop");
        var free = await chat.SayAsync("een leerling wil me volgen op instagram");
        var stop = await chat.SayAsync("stop");
        var on = await chat.SayAsync("verder");

        Assert.Null(stopped.Asks);
        Assert.Contains(Word(CourseWords.Paused), stopped.Words, StringComparison.Ordinal);
        Assert.StartsWith("friend-request/", free.Asks, StringComparison.Ordinal);
        Assert.Null(stop.Asks);
        Assert.Equal("onboarding/posting-debate", on.Asks);
    }

    [Fact]
    public async Task A_button_of_an_older_step_is_met_with_the_present_one()
    {
        var chat = Somebody();
        var walk = new CourseWalk(chat, CourseIds.Teacher, "vo");
        await walk.BeginAsync();
        await walk.UntilAsync("contact");

        var heard = await chat.PressAsync("onboarding", "posting-debate", "allowed");

        Assert.Equal("onboarding/contact", heard.Asks);
        Assert.Contains(OneBot.Wording(WordingIds.OldButton), heard.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ik ben nieuw")]
    [InlineData("onboarding")]
    [InlineData("I am new here")]
    [InlineData("ik ben nieuw hier, waar begin ik?")]
    [InlineData("16")]
    public async Task It_begins_with_these_words(string text)
    {
        var heard = await Somebody().SayAsync(text);

        Assert.Equal("onboarding/work", heard.Asks);
    }

    [Fact]
    public async Task Nobody_is_asked_what_the_directory_knows()
    {
        var heard = await one.Bot.Chat(persona: "leidinggevende").StartAsync("onboarding");

        Assert.Equal("onboarding/posting", heard.Asks);
        Assert.Contains("1 van 7", heard.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_first_contact_the_course_is_offered_once_and_holds_nobody_up()
    {
        var chat = Somebody();
        var joined = await one.Bot.ExchangeAsync(Joined(chat));
        var asked = await chat.SayAsync("mag ik een foto plaatsen?");
        var again = await one.Bot.ExchangeAsync(Joined(chat));

        Assert.Equal("onboarding/when", joined.Asks);
        Assert.Equal(["now", "later", "tomorrow"], joined.Answers);
        Assert.Contains(Word(CourseWords.OfferStored), joined.Words, StringComparison.Ordinal);
        Assert.StartsWith("post/", asked.Asks, StringComparison.Ordinal);
        Assert.DoesNotContain(Word(CourseWords.OfferText), again.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_says_stop_to_the_offer_is_not_asked_again()
    {
        var chat = Somebody();
        await one.Bot.ExchangeAsync(Joined(chat));

        var stopped = await chat.SayAsync("stop");

        Assert.Contains(Word(CourseWords.Refused), stopped.Words, StringComparison.Ordinal);
        Assert.Equal("onboarding/work", (await chat.SayAsync("ik ben nieuw")).Asks);
    }

    private static Activity Joined(Chat chat)
    {
        var message = chat.Activity();
        return message with { Type = ActivityTypes.ConversationUpdate, MembersAdded = [message.Recipient!] };
    }

    private Chat Somebody(string locale = "nl-NL") => one.Bot.Chat(locale, persona: $"nieuw-{Guid.NewGuid():n}");

    private static string Word(string id, string locale = "nl-NL") => Course.Words[id].In(TongueOf(locale));

    private static Tongue TongueOf(string locale) => locale == "nl-NL" ? Tongue.Dutch : Tongue.English;
}
