using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ProtocolBot.Tests.HouseRules;

/// <summary>Reads our own assemblies as data, so that the rules of the house can be checked on what was really compiled.</summary>
internal static class Assemblies
{
    public static readonly string[] Ours = ["ProtocolBot.Core", "ProtocolBot.BotFramework", "ProtocolBot.Host"];

    public static AssemblyDefinition Read(string name)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        return AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, name + ".dll"), new ReaderParameters { AssemblyResolver = resolver });
    }

    public static IEnumerable<TypeDefinition> AllTypes(AssemblyDefinition assembly) => assembly.MainModule.GetTypes();

    /// <summary>Types that a person wrote: not the compiler's, not a source generator's.</summary>
    public static IEnumerable<TypeDefinition> Written(AssemblyDefinition assembly) =>
        AllTypes(assembly).Where(type => !type.FullName.Contains('<', StringComparison.Ordinal)
            && type.Namespace.StartsWith("ProtocolBot", StringComparison.Ordinal) | type.IsNested
            && SpaceOf(type).StartsWith("ProtocolBot", StringComparison.Ordinal)
            && !IsGenerated(type));

    public static string SpaceOf(TypeDefinition type) => type.DeclaringType is { } outer ? SpaceOf(outer) : type.Namespace;

    private static bool IsGenerated(TypeDefinition type) =>
        type.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "GeneratedCodeAttribute" or "CompilerGeneratedAttribute")
        || (type.DeclaringType is { } outer && IsGenerated(outer));

    /// <summary>The namespaces that a type's members and method bodies mention.</summary>
    public static IEnumerable<string> UsedBy(TypeDefinition type)
    {
        var references = type.Fields.Select(field => field.FieldType)
            .Concat(type.Methods.SelectMany(method => method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Concat(type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions.SelectMany(In)));
        return references.SelectMany(Flatten).Select(reference => reference.Namespace).Distinct();
    }

    private static IEnumerable<TypeReference> In(Instruction instruction) => instruction.Operand switch
    {
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        TypeReference type => [type],
        _ => [],
    };

    private static IEnumerable<TypeReference> Flatten(TypeReference type)
    {
        for (var current = type; current is not null; current = current.DeclaringType)
        {
            yield return current;
        }

        if (type is GenericInstanceType generic)
        {
            foreach (var argument in generic.GenericArguments.SelectMany(Flatten))
            {
                yield return argument;
            }
        }
    }
}
