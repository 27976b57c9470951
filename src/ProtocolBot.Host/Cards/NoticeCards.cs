using System.Collections.Immutable;

using ProtocolBot.BotFramework.Cards;
using ProtocolBot.Core.Language;
using ProtocolBot.Core.Turns;

namespace ProtocolBot.Host.Cards;

/// <summary>112, or the law that goes first: a number to phone that nobody overlooks, and whether somebody answers now.</summary>
internal static class NoticeCards
{
    public static CardDraft Of(Reply.NoticeCard reply)
    {
        var head = new CardElement.Container(
        [
            Blocks.Text($"! {reply.Title}") with { Size = TextSize.Large, Weight = TextWeight.Bolder, Style = TextRole.Heading },
            Blocks.Markup(reply.Text) with { Spacing = Spacing.Small },
        ])
        { Style = ContainerStyle.Attention, Bleed = true };
        var speak = string.Join(" ", [reply.Title + ".", Markdown.Plain(reply.Text), .. reply.Phones.Select(phone => $"{phone.Name}: {phone.Number}. {phone.Hours}")]);
        return new CardDraft([head, .. reply.Phones.Select(Phone)], [], speak, reply.Title);
    }

    /// <summary>Without a number the hours say where to look for it.</summary>
    public static string Hours(PhoneLine phone) => phone.OpenNow switch
    {
        true => $"✓ {phone.Hours}",
        false => $"✗ {phone.Hours}",
        null => phone.Hours,
    };

    /// <summary>"112" is called 112: said once.</summary>
    public static bool IsItsNumber(PhoneLine phone) => phone.Name == phone.Number;

    public static CardElement Phone(PhoneLine phone)
    {
        var items = ImmutableArray.CreateBuilder<CardElement>();
        if (!IsItsNumber(phone))
            items.Add(Blocks.Strong(phone.Name));
        if (phone.Number is { } number)
            items.Add(Blocks.Text(number) with { Size = TextSize.ExtraLarge, Weight = TextWeight.Bolder, Spacing = Spacing.None });
        if (phone.Hours.Length > 0)
            items.Add(Blocks.Text(Hours(phone)) with { Spacing = Spacing.None });
        return new CardElement.Container(items.ToImmutable()) { Separator = true, Spacing = Spacing.Medium };
    }
}
