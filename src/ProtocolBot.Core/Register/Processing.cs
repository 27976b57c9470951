namespace ProtocolBot.Core.Register;

/// <summary>What the product does with data of people, as the register of processing (AVG, article 30) lists it.</summary>
public enum Processing
{
    /// <summary>A dialog that runs.</summary>
    Conversation,
    /// <summary>Knowing a message again that comes twice.</summary>
    Redelivery,
    /// <summary>Replies, notices and mails that wait to be sent.</summary>
    Delivery,
    Case,
    /// <summary>Who saw and did what on cases.</summary>
    Audit,
    /// <summary>Where somebody can be told something.</summary>
    Contact,
    /// <summary>Counts of cases that are gone.</summary>
    Figures,
    /// <summary>How far somebody is in the course.</summary>
    Course,
    /// <summary>Who works where: read from the directory, kept in memory.</summary>
    Directory,
    /// <summary>What operators read: ids and counts.</summary>
    Operations,
}

/// <summary>What stands in a column.</summary>
public enum DataKind
{
    /// <summary>A keyed hash of a person.</summary>
    Person,
    /// <summary>A hash of a conversation or a message.</summary>
    Hash,
    /// <summary>What people wrote or chose, or where they are: sealed.</summary>
    Sealed,
    /// <summary>A hash over what was stored, by which a change shows.</summary>
    Check,
    /// <summary>A case's own key, wrapped.</summary>
    Key,
    /// <summary>The number of a case.</summary>
    Number,
    /// <summary>The channel's id of a message.</summary>
    Message,
    Time,
    /// <summary>An id of the protocol or the program: a route, a step, an action.</summary>
    Id,
    /// <summary>A count, a version or an order.</summary>
    Count,
}
