using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Content;
using ProtocolBot.Host.Cases;
using ProtocolBot.Host.People;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Conversations;

/// <summary>"Verstuur" in a conversation: what is asked first, what begins, and what is never stored before it.</summary>
public sealed class FilingTests(OneBot one) : IClassFixture<OneBot>
{
    [Fact]
    public async Task Nothing_of_a_case_is_stored_before_send()
    {
        var before = one.Bot.Rows("case_file");
        var chat = one.Bot.Chat();

        await ToSummaryAsync(chat);
        Assert.Equal(before, one.Bot.Rows("case_file"));
        await chat.PressAsync("doubt", "confirm", "send");

        Assert.Equal(before + 1, one.Bot.Rows("case_file"));
    }

    [Fact]
    public async Task Who_works_at_several_schools_is_asked_which_and_that_school_gets_it()
    {
        var mirjam = Person("mirjam.zwart@ozhw.example");
        var chat = one.Bot.Chat(persona: mirjam.Value);
        var schools = one.Bot.Get<OrganisationSource>().Current.Find(mirjam)!.Posts.Select(post => post.School.Value).ToList();
        await ToSummaryAsync(chat);

        var asked = await chat.PressAsync("doubt", "confirm", "send");
        Assert.Equal("doubt/school", asked.Asks);
        Assert.Equal([.. schools, "unknown"], asked.Answers);
        var sent = await chat.PressAsync("doubt", "school", schools[1]);

        Assert.Equal(schools[1], (await FileAsync(sent)).Opening.School.Value);
    }

    [Fact]
    public async Task Without_a_leidinggevende_one_may_pick_and_the_picked_one_gets_it()
    {
        var chat = one.Bot.Chat(persona: Person("floris.akkerman@ozhw.example").Value);
        await ToSummaryAsync(chat);

        var asked = await chat.PressAsync("doubt", "confirm", "send");
        Assert.Equal("doubt/leidinggevende", asked.Asks);
        var organisation = one.Bot.Get<OrganisationSource>().Current;
        var picked = asked.Answers.First(id => id != "unknown" && !organisation.IsAbsent(new(id), organisation.On));
        var sent = await chat.PressAsync("doubt", "leidinggevende", picked);

        Assert.Equal(picked, Assert.Single((await FileAsync(sent)).Seats).Person.Value);
    }

    [Fact]
    public async Task Without_a_pick_the_directeur_takes_stage_1()
    {
        var floris = Person("floris.akkerman@ozhw.example");
        var chat = one.Bot.Chat(persona: floris.Value);
        await ToSummaryAsync(chat);
        await chat.PressAsync("doubt", "confirm", "send");

        var file = await FileAsync(await chat.SayAsync("weet ik niet"));

        var organisation = one.Bot.Get<OrganisationSource>().Current;
        Assert.Equal(organisation.Find(file.Opening.School)!.Directeur, Assert.Single(file.Seats).Person);
    }

    [Fact]
    public async Task Somebody_whom_the_directory_does_not_know_is_asked_for_the_school_and_is_not_refused()
    {
        var chat = one.Bot.Chat(persona: "0b7a4a5e-0000-4000-8000-000000000001");
        await ToSummaryAsync(chat);

        var asked = await chat.PressAsync("doubt", "confirm", "send");
        Assert.Equal("doubt/school", asked.Asks);
        var next = await chat.PressAsync("doubt", "school", "unknown");

        var file = await FileAsync(next.Asks is null ? next : await chat.SayAsync("weet ik niet"));
        Assert.NotEmpty(file.Seats);
    }

    [Fact]
    public async Task A_question_of_the_press_goes_to_the_directeur_after_a_summary()
    {
        var chat = one.Bot.Chat();
        await chat.StartAsync("press");
        await chat.PressAsync("press", "permission", "no");

        var summary = await chat.AskAsync("press-note");
        Assert.Equal("press/confirm", summary.Asks);
        var sent = await chat.PressAsync("press", "confirm", "send");

        Assert.Equal("press", sent.Trace("protocolbot/case")?.GetProperty("route").GetString());
        Assert.Equal(Core.Routes.Role.Directeur, Assert.Single((await FileAsync(sent)).Seats).Role);
    }

    [Fact]
    public async Task The_question_for_the_press_can_be_left_alone()
    {
        var before = one.Bot.Rows("case_file");
        var chat = one.Bot.Chat();
        await chat.StartAsync("press");
        await chat.PressAsync("press", "permission", "no");
        await chat.AskAsync("press-note");

        var left = await chat.PressAsync("press", "confirm", "cancel");

        Assert.Contains(OneBot.Wording(WordingIds.Cancelled), left.Words, StringComparison.Ordinal);
        Assert.Equal(before, one.Bot.Rows("case_file"));
    }

    [Fact]
    public async Task My_cases_are_listed_with_number_route_and_state_and_those_of_others_are_not()
    {
        var chat = one.Bot.Chat(persona: "nieuwe-medewerker");
        await ToSummaryAsync(chat);
        var number = (await FileAsync(await chat.PressAsync("doubt", "confirm", "send"))).Number;

        Assert.Contains(number.Value, (await chat.SayAsync("mijn meldingen")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(number.Value, (await one.Bot.Chat(persona: "teacher-en").SayAsync("my cases")).Words, StringComparison.Ordinal);
    }

    private static Task<Heard> ToSummaryAsync(Chat chat) => ToSummaryAsync(chat, "Mag ik een filmpje van de musical plaatsen?");

    private static async Task<Heard> ToSummaryAsync(Chat chat, string what)
    {
        await chat.StartAsync("doubt");
        await chat.SayAsync(what);
        await chat.PressAsync("doubt", "where", "own-account");
        return await chat.SayAsync("Omdat er leerlingen in beeld komen.");
    }

    private Core.Directory.PersonId Person(string email) => one.Bot.Get<OrganisationSource>().Current.People.First(person => person.Email == email).Id;

    private async Task<CaseFile> FileAsync(Heard sent)
    {
        var number = CaseNumber.Read(sent.Trace("protocolbot/case")?.GetProperty("case").GetString()) ?? throw new Xunit.Sdk.XunitException($"no case in {sent.Body}");
        return (await one.Bot.Get<CaseStore>().LoadAsync(number, TestContext.Current.CancellationToken))!.File;
    }
}
