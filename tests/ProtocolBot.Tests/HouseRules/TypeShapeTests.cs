using Mono.Cecil;

using Xunit;

namespace ProtocolBot.Tests.HouseRules;

/// <summary>The shape of our types: closed, few interfaces, tokens last and never optional.</summary>
public sealed class TypeShapeTests
{
    public static TheoryData<string> Rooms => [.. Assemblies.Ours];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_class_is_sealed_static_or_abstract(string room)
    {
        using var assembly = Assemblies.Read(room);

        var open = Assemblies.Written(assembly)
            .Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && type.Name != "Program")
            .Select(type => type.FullName);

        Assert.Empty(open);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_closed_family_cannot_be_joined_from_elsewhere(string room)
    {
        using var assembly = Assemblies.Read(room);

        var joinable = from type in Assemblies.Written(assembly)
                       where type is { IsAbstract: true, IsSealed: false, IsInterface: false, IsPublic: true }
                       where type.Methods.Any(method => method.IsConstructor && !method.IsStatic && (method.IsPublic || method.IsFamily) && !IsCopy(method, type))
                       select type.FullName;

        Assert.Empty(joinable);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_cancellation_token_is_last_and_never_optional(string room)
    {
        using var assembly = Assemblies.Read(room);

        var wrong = from type in Assemblies.Written(assembly)
                    from method in type.Methods
                    where !method.Name.Contains('<', StringComparison.Ordinal) && !method.IsConstructor && !method.IsVirtual
                    let index = method.Parameters.ToList().FindIndex(parameter => parameter.ParameterType.FullName == "System.Threading.CancellationToken")
                    where index >= 0 && (index != method.Parameters.Count - 1 || method.Parameters[index].IsOptional)
                    select $"{type.FullName}.{method.Name}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_only_interface_is_the_one_between_the_wire_and_the_house()
    {
        var interfaces = Assemblies.Ours.SelectMany(InterfacesOf);

        Assert.Equal(["ProtocolBot.BotFramework.IActivityHandler"], interfaces);
    }

    private static string[] InterfacesOf(string room)
    {
        using var assembly = Assemblies.Read(room);
        return [.. Assemblies.Written(assembly).Where(type => type.IsInterface).Select(type => type.FullName)];
    }

    private static bool IsCopy(MethodDefinition constructor, TypeDefinition type) =>
        constructor.Parameters.Count == 1 && constructor.Parameters[0].ParameterType.FullName == type.FullName;
}
