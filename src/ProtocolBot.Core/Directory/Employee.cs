using System.Collections.Immutable;

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Directory;

/// <summary>Where somebody works and under whom. Who works at two schools has two.</summary>
public sealed record Post(SchoolId School, PersonId? Leidinggevende)
{
    public Place Place { get; init; } = Place.Posts;
}

/// <summary>Somebody in the directory: how to reach them, and where they work.</summary>
public sealed record Employee
{
    public required PersonId Id { get; init; }
    public required string Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public ImmutableArray<Post> Posts { get; init; } = [];

    /// <summary>Marked as leidinggevende by the directory. Who leads nobody yet can be picked then too.</summary>
    public bool IsLeidinggevende { get; init; }
    public Tongue Tongue { get; init; }

    /// <summary>A guest of the tenant: not an employee, so never somebody who gets a case.</summary>
    public bool IsGuest { get; init; }
    public bool HasTeams { get; init; } = true;

    /// <summary>Whether the bot's app is installed for this person; without it a notice in Teams cannot arrive.</summary>
    public bool HasApp { get; init; } = true;
    public bool IsEnabled { get; init; } = true;

    /// <summary>The first day on which this person no longer works here.</summary>
    public DateOnly? LeftOn { get; init; }
    public Place Place { get; init; } = Place.People;

    /// <summary>Whether this person can hold a part in a case on that day, present or not.</summary>
    public bool WorksOn(DateOnly day) => IsEnabled && !IsGuest && !(LeftOn <= day);

    public bool WorksAt(SchoolId school) => Posts.Any(post => post.School == school);
}

/// <summary>One of the schools.</summary>
/// <param name="Kind">po or vo.</param>
public sealed record School(SchoolId Id, string Name, string Kind, PersonId? Directeur, string? Phone)
{
    public Place Place { get; init; } = Place.Schools;
}

/// <summary>Somebody is ill or on leave, both days included.</summary>
public sealed record Absence(PersonId Person, DateOnly From, DateOnly Through)
{
    public Place Place { get; init; } = Place.Absences;

    public bool Covers(DateOnly day) => From <= day && day <= Through;
}

/// <summary>Who stands in for whom. Several for one person count in the order of the directory.</summary>
public sealed record Deputy(PersonId Of, PersonId By)
{
    public Place Place { get; init; } = Place.Deputies;
}
