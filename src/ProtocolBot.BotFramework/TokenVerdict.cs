namespace ProtocolBot.BotFramework;

/// <summary>What the token check found. A closed family: somebody we know, or a reason to stop.</summary>
internal abstract record TokenVerdict
{
    private TokenVerdict()
    {
    }

    /// <summary>Somebody we know, as long as the key is published and the time is right.</summary>
    public sealed record Valid(Caller Caller, string CallerId, SigningKeys Keys, SigningKey Key, TokenClaims Claims) : TokenVerdict;

    /// <summary>Nobody we know.</summary>
    public sealed record Refused(Refusal Reason) : TokenVerdict;
}
