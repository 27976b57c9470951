namespace ProtocolBot.Core.Routes;

/// <summary>Who hears what, when: the routes of the policy's section 2.</summary>
public enum RouteId
{
    None,
    Doubt,
    Derail,
    Report,
    Press,
}

/// <summary>The parts that people play on a route.</summary>
public enum Role
{
    Medewerker,
    Leidinggevende,
    Directeur,
    Fg,
    Bestuur,
}

/// <summary>Urgent means acute danger, or a law that says "at once": 112 and the telephone come first.</summary>
public enum Priority
{
    Normal,
    Urgent,
}
