namespace ProtocolBot.BotFramework;

/// <summary>Why a request went no further. The reason is for the log alone; the caller sees a status and nothing else.</summary>
internal enum Refusal
{
    TokenMissing,
    TokenMalformed,
    IssuerNotTrusted,
    KeyUnknown,
    SignatureWrong,
    AudienceNotUs,
    TokenOutOfTime,
    CallerNotAllowed,
    ChannelNotEndorsed,
    ServiceUrlNotClaimed,
    ChannelNotAllowed,
    TenantNotAllowed,
    PersonNotAllowed,
    ServiceUrlNotAllowed,
    ContentTypeNotJson,
    BodyTooLarge,
    BodyMalformed,
    ActivityIncomplete,
    KeysUnavailable,
    ScopeMissing,
    ClientNotTeams,
}

/// <summary>The status for each reason: 401 who are you, 403 you may not, 4xx this is no activity, 503 we could not check.</summary>
internal static class RefusalStatus
{
    public static int Of(Refusal refusal) => refusal switch
    {
        Refusal.TokenMissing or Refusal.TokenMalformed or Refusal.IssuerNotTrusted or Refusal.KeyUnknown or Refusal.SignatureWrong => 401,
        Refusal.AudienceNotUs or Refusal.TokenOutOfTime or Refusal.CallerNotAllowed => 401,
        Refusal.ChannelNotEndorsed or Refusal.ServiceUrlNotClaimed => 401,
        Refusal.ChannelNotAllowed or Refusal.TenantNotAllowed or Refusal.PersonNotAllowed or Refusal.ServiceUrlNotAllowed or Refusal.ScopeMissing or Refusal.ClientNotTeams => 403,
        Refusal.ContentTypeNotJson => 415,
        Refusal.BodyTooLarge => 413,
        Refusal.BodyMalformed or Refusal.ActivityIncomplete => 400,
        Refusal.KeysUnavailable => 503,
    };
}
