using System.Text.Json;

using ProtocolBot.BotFramework;
using ProtocolBot.Core.Content;
using ProtocolBot.Host.Turns;
using ProtocolBot.Tests.Conversations;
using ProtocolBot.Tests.Support;

using Xunit;

namespace ProtocolBot.Tests.Turns;

/// <summary>Pictures and files: noticed in all the ways in which they come, and never asked for.</summary>
public sealed class AttachedFilesTests(OneBot one) : IClassFixture<OneBot>
{
    private const int Many = 300;

    [Theory]
    [InlineData("image/png", "https://x.example/a", null)]
    [InlineData("application/vnd.microsoft.teams.file.download.info", null, """{"downloadUrl":"https://x.example/a","uniqueId":"1","fileType":"png"}""")]
    [InlineData("video/mp4", "https://x.example/a", null)]
    [InlineData("text/html", null, "\"<div>kijk<img src='https://graph.microsoft.com/v1.0/chats/1/messages/2/hostedContents/3/$value'></div>\"")]
    [InlineData("text/html", null, "\"<p>mag dit <attachment id='1'></attachment></p>\"")]
    [InlineData("application/vnd.microsoft.card.thumbnail", null, "{}")]
    [InlineData(null, "https://x.example/a", null)]
    public void An_attachment_with_a_picture_or_a_file_is_one(string? type, string? url, string? content) => Assert.True(AttachedFiles.AreIn(With(type, url, content)));

    [Theory]
    [InlineData("text/html", "\"<div><p>mag dit <b>echt</b></p></div>\"")]
    [InlineData("text/html", "\"<p>leuk <img itemid='smile' itemtype='http://schema.skype.com/Emoji' src='https://x.example/smile.png' alt='🙂'></p>\"")]
    [InlineData("messageReference", "{\"messageId\":\"1\",\"messagePreview\":\"hoi\"}")]
    public void The_message_itself_over_again_is_none(string type, string content) => Assert.False(AttachedFiles.AreIn(With(type, null, content)));

    [Theory]
    [InlineData("kijk https://x.example/foto.JPG", true)]
    [InlineData("zie https://ozhw.sharepoint.com/:i:/s/klas/Eabc", true)]
    [InlineData("https://1drv.ms/i/s!abc", true)]
    [InlineData("<img src=\"https://x.example/a\">", true)]
    [InlineData("data:image/png;base64,AAAA", true)]
    [InlineData("mag ik https://www.ozhw.nl/nieuws delen", false)]
    [InlineData("een foto.jpg op mijn telefoon", false)]
    public void A_link_to_a_file_is_one_and_other_links_are_none(string text, bool file) => Assert.Equal(file, AttachedFiles.AreIn(With(null, null, null) with { Text = text, Attachments = null }));

    [Fact]
    public async Task Whatever_is_attached_no_request_leaves_and_the_fixed_line_is_said()
    {
        await using var connector = await FakeConnector.StartAsync();
        var random = new Random(1);
        string[] types = ["image/png", "image/*", "video/mp4", "application/pdf", "text/html", "application/vnd.microsoft.teams.file.download.info"];

        for (var round = 0; round < Many; round++)
        {
            var url = $"{connector.ServiceUrl}file-{round}.png";
            var type = types[random.Next(types.Length)];
            var attachment = new Attachment
            {
                ContentType = type,
                ContentUrl = type is "text/html" || type.EndsWith("info", StringComparison.Ordinal) ? null : url,
                Content = type == "text/html" ? Json($"\"<p><img src='{url}'></p>\"") : type.EndsWith("info", StringComparison.Ordinal) ? Json($$"""{"downloadUrl":"{{url}}"}""") : null,
                ThumbnailUrl = url,
            };
            var chat = one.Bot.Chat();
            var message = random.Next(2) == 0 ? chat.Activity() : chat.Said("mag ik deze foto plaatsen?");

            var heard = await one.Bot.ExchangeAsync(message with { Attachments = [attachment] });

            Assert.Equal(OneBot.Wording(WordingIds.NoFiles), heard.Activities[0].Text);
        }

        Assert.Empty(connector.Requests);
    }

    private static Activity With(string? type, string? url, string? content) => new()
    {
        Type = ActivityTypes.Message,
        Attachments = [new Attachment { ContentType = type, ContentUrl = url, Content = content is null ? null : Json(content) }],
    };

    private static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
