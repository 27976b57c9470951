using System.Text.Json.Serialization;

using ProtocolBot.Core.Directory;

namespace ProtocolBot.Host.People;

/// <summary>One page of a list.</summary>
internal sealed record GraphPage<T>(
    [property: JsonPropertyName("value")] IReadOnlyList<T> Value,
    [property: JsonPropertyName("@odata.nextLink")] string? NextLink);

/// <summary>A user, as far as the directory needs one.</summary>
internal sealed record GraphUser
{
    /// <summary>What is asked for; more would be more than is needed.</summary>
    public const string Fields = "id,displayName,mail,businessPhones,mobilePhone,preferredLanguage,accountEnabled,userType,officeLocation,department,companyName,assignedPlans";

    public required string Id { get; init; }
    public string? DisplayName { get; init; }
    public string? Mail { get; init; }
    public IReadOnlyList<string>? BusinessPhones { get; init; }
    public string? MobilePhone { get; init; }
    public string? PreferredLanguage { get; init; }
    public bool? AccountEnabled { get; init; }
    public string? UserType { get; init; }
    public string? OfficeLocation { get; init; }
    public string? Department { get; init; }
    public string? CompanyName { get; init; }
    public IReadOnlyList<GraphPlan>? AssignedPlans { get; init; }
    public GraphReference? Manager { get; init; }
}

/// <summary>A service that an account's licence holds.</summary>
internal sealed record GraphPlan(string? Service, string? CapabilityStatus);

/// <summary>A manager or a group's member: its id says who it is.</summary>
internal sealed record GraphReference(string? Id);

/// <summary>Reads what Graph sends; unknown fields are passed over.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(GraphPage<GraphUser>))]
[JsonSerializable(typeof(GraphPage<GraphReference>))]
internal sealed partial class GraphJson : JsonSerializerContext;

/// <summary>What one import of Graph gave: people with the schools as Graph writes them, and who is directeur somewhere.</summary>
internal sealed record GraphImport(Organisation Organisation, IReadOnlySet<PersonId> Directeuren, IReadOnlyList<string> MissingGroups)
{
    /// <summary>Now that the schools are known from the files: names become codes, and directeuren find their schools.</summary>
    public DirectoryReading Finish(DirectoryReading reading)
    {
        var organisation = reading.Organisation;
        var codes = organisation.Schools.GroupBy(school => new SchoolId(school.Name)).ToDictionary(same => same.Key, same => same.First().Id);
        var people = organisation.People
            .Select(person => person with { Posts = [.. person.Posts.Select(post => codes.TryGetValue(post.School, out var code) ? post with { School = code } : post)] })
            .ToList();
        return reading with
        {
            Organisation = organisation with
            {
                People = [.. people],
                Schools = [.. organisation.Schools.Select(school => school with { Directeur = school.Directeur ?? people.Where(person => Directeuren.Contains(person.Id) && person.WorksAt(school.Id)).Select(person => (PersonId?)person.Id).FirstOrDefault() })],
            },
            Problems = [.. reading.Problems, .. MissingGroups.Select(group => new Core.Content.ContentProblem("graph", 0, $"The group of '{group}' cannot be read.", $"Correct Directory:Graph:{group}, and let the bot read its members."))],
        };
    }
}
