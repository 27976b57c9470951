using System.Collections.Immutable;

using ProtocolBot.BotFramework.Cards;

namespace ProtocolBot.Host.Cards;

/// <summary>What a reply looks like as a card, before its language and its plain-text twin are put on.</summary>
/// <param name="Speak">What is read aloud, and in short what it is about.</param>
internal sealed record CardDraft(ImmutableArray<CardElement> Body, ImmutableArray<CardButton> Actions, string Speak, string Summary);
