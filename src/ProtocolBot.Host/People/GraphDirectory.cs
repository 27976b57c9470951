using System.Collections.Immutable;

using Microsoft.Extensions.Options;

using ProtocolBot.Core.Directory;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Host.People;

/// <summary>Reads people, their managers and the groups of the parts from Microsoft Graph.</summary>
internal sealed class GraphDirectory(GraphPages pages, IOptions<DirectoryOptions> options, TimeProvider time)
{
    private static readonly Place Graph = new("graph", 0);
    private readonly GraphOptions settings = options.Value.Graph;

    /// <exception cref="GraphException">People could not be read whole.</exception>
    public async Task<GraphImport> ImportAsync(CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        var staff = await MembersAsync(nameof(settings.StaffGroup), settings.StaffGroup, missing, cancellationToken);
        if (missing.Count > 0)
        {
            // Without it pupils would count as staff.
            throw new GraphException("staff-group");
        }

        var users = await pages.AllAsync($"users?$select={GraphUser.Fields}&$expand=manager($select=id)&$top=999", GraphJson.Default.GraphPageGraphUser, cancellationToken);
        var leading = await MembersAsync(nameof(settings.LeidinggevendenGroup), settings.LeidinggevendenGroup, missing, cancellationToken);
        var directeuren = await MembersAsync(nameof(settings.DirecteurenGroup), settings.DirecteurenGroup, missing, cancellationToken);
        var fgs = await MembersAsync(nameof(settings.FgGroup), settings.FgGroup, missing, cancellationToken);
        var board = await MembersAsync(nameof(settings.BestuurGroup), settings.BestuurGroup, missing, cancellationToken);
        var administrators = await MembersAsync(nameof(settings.AdministratorsGroup), settings.AdministratorsGroup, missing, cancellationToken);
        var organisation = new Organisation
        {
            People = [.. users.Select(user => Employee(user, leading)).Where(person => settings.StaffGroup is null || staff.Contains(person.Id))],
            Fg = fgs.IsEmpty ? null : fgs[0],
            Board = board,
            AdministratorIds = administrators,
            Imported = time.GetUtcNow(),
        };
        return new GraphImport(organisation, directeuren.ToHashSet(), missing);
    }

    /// <summary>A group that is not set has no members; one that Graph does not know is reported, and the rest of the import counts.</summary>
    private async Task<ImmutableArray<PersonId>> MembersAsync(string name, string? group, List<string> missing, CancellationToken cancellationToken)
    {
        if (group is not { Length: > 0 })
        {
            return [];
        }

        try
        {
            var members = await pages.AllAsync($"groups/{Uri.EscapeDataString(group)}/transitiveMembers?$select=id&$top=999", GraphJson.Default.GraphPageGraphReference, cancellationToken);
            return [.. members.Where(member => member.Id is not null).Select(member => new PersonId(member.Id ?? "")).Distinct().OrderBy(id => id.Value, StringComparer.Ordinal)];
        }
        catch (GraphException failure) when (failure.Code is "403" or "404")
        {
            missing.Add(name);
            return [];
        }
    }

    private Employee Employee(GraphUser user, ImmutableArray<PersonId> leading)
    {
        var id = new PersonId(user.Id);
        return new Employee
        {
            Id = id,
            Name = user.DisplayName ?? "",
            Email = user.Mail,
            Phone = user.MobilePhone ?? (user.BusinessPhones is [var first, ..] ? first : null),
            Posts = [.. Schools(user).Select(school => new Post(new SchoolId(school), user.Manager?.Id is { } manager ? new PersonId(manager) : null) { Place = Graph })],
            IsLeidinggevende = leading.Contains(id),
            Tongue = user.PreferredLanguage?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Tongue.English : Tongue.Dutch,
            IsGuest = string.Equals(user.UserType, "Guest", StringComparison.OrdinalIgnoreCase),
            // Without the right to read licences nothing is known, and Teams is tried.
            HasTeams = user.AssignedPlans is not { } plans || plans.Any(plan => plan is { Service: "TeamspaceAPI", CapabilityStatus: "Enabled" or "Warning" }),
            IsEnabled = user.AccountEnabled ?? true,
            Place = Graph,
        };
    }

    private string[] Schools(GraphUser user) => (settings.SchoolField switch
    {
        "department" => user.Department,
        "companyName" => user.CompanyName,
        _ => user.OfficeLocation,
    } ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
